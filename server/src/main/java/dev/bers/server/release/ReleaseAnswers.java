package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Revisions and releases as JSON. */
final class ReleaseAnswers {

    static final Value NONE = new NullValue(Position.UNKNOWN);

    private ReleaseAnswers() {}

    /**
     * A release; more can be added to it.
     *
     * @param isActive whether it is in the active slot, and the newest there
     */
    static MappingValue.Builder release(Release release, boolean isActive) {
        EnvironmentName origin = release.originEnvironment();
        return MappingValue.builder()
                .put("environment", release.environment().text())
                .put("release", release.number())
                .put("revision", release.revision())
                .put("kind", release.kind().text())
                .put("slot", release.slot().text())
                .put("active", isActive)
                .put("origin", number(release.origin()))
                .put("originEnvironment", ProblemExchange.orNull(origin == null ? null : origin.text()))
                .put("author", release.author())
                .put("message", release.message())
                .put("time", release.time().toString());
    }

    static MappingValue revision(Revision revision) {
        List<Value> changes = new ArrayList<>();
        for (DocumentChange change : revision.changes()) {
            changes.add(MappingValue.builder()
                    .put("path", change.path())
                    .put("digest", ProblemExchange.orNull(change.digest()))
                    .build());
        }
        return MappingValue.builder()
                .put("number", revision.number())
                .put("parent", number(revision.parent()))
                .put("digest", revision.digest())
                .put("author", revision.author())
                .put("message", revision.message())
                .put("time", revision.time().toString())
                .put("changes", ListValue.of(changes))
                .build();
    }

    static Value number(@Nullable Long number) {
        return number == null ? NONE : NumberValue.of(number);
    }
}
