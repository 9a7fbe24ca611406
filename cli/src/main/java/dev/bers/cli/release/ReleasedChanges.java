package dev.bers.cli.release;

import dev.bers.config.ConfigDiff;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between releases, as a server tells it. */
public final class ReleasedChanges {

    private ReleasedChanges() {}

    /** Those of an answer. */
    public static List<ConfigDiff.Change> of(MappingValue answer) {
        List<ConfigDiff.Change> changes = new ArrayList<>();
        for (Value item : ReleaseScreen.items(answer, "changes")) {
            if (item instanceof MappingValue change) {
                changes.add(new ConfigDiff.Change(
                        ReleaseScreen.text(change, "path"),
                        kind(ReleaseScreen.text(change, "kind")),
                        orNone(change.get("before")),
                        orNone(change.get("after"))));
            }
        }
        return changes;
    }

    private static ConfigDiff.ChangeKind kind(String text) {
        for (ConfigDiff.ChangeKind kind : ConfigDiff.ChangeKind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        return ConfigDiff.ChangeKind.CHANGED;
    }

    private static @Nullable Value orNone(@Nullable Value value) {
        return value instanceof NullValue ? null : value;
    }
}
