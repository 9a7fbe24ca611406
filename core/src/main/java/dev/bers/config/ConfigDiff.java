package dev.bers.config;

import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between two configurations, leaf by leaf; where a value came from doesn't count. */
public final class ConfigDiff {

    private ConfigDiff() {}

    /** How a leaf differs. */
    public enum ChangeKind {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed");

        private final String text;

        ChangeKind(String text) {
            this.text = text;
        }

        /** The name in JSON and on the terminal. */
        public String text() {
            return text;
        }
    }

    /**
     * One difference.
     *
     * @param path of the leaf
     * @param kind how it differs
     * @param before the value before, masked if either is a secret; null if it was added
     * @param after the value after, masked if either is a secret; null if it was removed
     */
    public record Change(
            String path,
            ChangeKind kind,
            @Nullable Value before,
            @Nullable Value after) {}

    /** The differences, sorted by path. */
    public static List<Change> between(EffectiveConfiguration before, EffectiveConfiguration after) {
        Map<String, Leaf> old = new HashMap<>();
        for (Leaf leaf : before.leaves()) {
            old.put(leaf.path(), leaf);
        }
        List<Change> changes = new ArrayList<>();
        for (Leaf leaf : after.leaves()) {
            Leaf was = old.remove(leaf.path());
            if (was == null) {
                changes.add(new Change(leaf.path(), ChangeKind.ADDED, null, Masking.mask(leaf)));
            } else if (!was.value().equals(leaf.value())) {
                changes.add(changed(was, leaf));
            }
        }
        for (Leaf leaf : old.values()) {
            changes.add(new Change(leaf.path(), ChangeKind.REMOVED, Masking.mask(leaf), null));
        }
        changes.sort((a, b) -> a.path().compareTo(b.path()));
        return changes;
    }

    private static Change changed(Leaf was, Leaf is) {
        SchemaHints hints = was.schemaHints().isSecret() ? is.schemaHints().secret() : is.schemaHints();
        return new Change(
                is.path(), ChangeKind.CHANGED, Masking.mask(was.value(), hints), Masking.mask(is.value(), hints));
    }
}
