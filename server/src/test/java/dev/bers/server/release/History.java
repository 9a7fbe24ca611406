package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.database.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes appends as a publisher does: numbered, one after the other. */
final class History {

    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    private long revisions;
    private final Map<EnvironmentName, Long> releases = new HashMap<>();
    private Instant time = Instant.parse("2026-03-01T10:00:00.123456789Z");

    /** Goes on where a store stands. */
    static History after(StoreState state) {
        History history = new History();
        history.revisions = state.newestRevision();
        state.environments().forEach((name, at) -> history.releases.put(name, at.newestRelease()));
        return history;
    }

    /** From now on the clock shows another time. */
    void at(Instant now) {
        time = now;
    }

    /**
     * A revision.
     *
     * @param documents texts by path; null for one that is removed
     */
    Append revision(@Nullable Revision parent, Map<String, @Nullable String> documents) {
        List<DocumentChange> changes = new ArrayList<>();
        Map<String, byte[]> contents = new HashMap<>();
        documents.forEach((path, text) -> {
            byte[] content = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            String digest = content == null ? null : ContentDigest.of(content);
            changes.add(new DocumentChange(path, digest));
            if (content != null && digest != null) {
                contents.put(digest, content);
            }
        });
        Revision revision = Revision.on(parent, ++revisions, "ann", "change " + revisions, time, changes);
        return new Append(revision, contents, List.of(), Map.of(), null);
    }

    /** The same, released to an environment. */
    Append released(Append append, EnvironmentName environment, Slot slot) {
        Revision revision = append.revision();
        if (revision == null) {
            throw new IllegalArgumentException("nothing to release");
        }
        return new Append(
                revision,
                append.documents(),
                List.of(release(revision, environment, slot)),
                Map.of(environment, slot),
                append.answer());
    }

    Release release(Revision revision, EnvironmentName environment, Slot slot) {
        return new Release(
                environment,
                releases.merge(environment, 1L, Long::sum),
                revision.number(),
                Release.Kind.PUBLISH,
                slot,
                null,
                null,
                "ann",
                revision.message(),
                time);
    }

    /** A publish of one document to one environment. */
    Append publish(@Nullable Revision parent, String text) {
        return released(revision(parent, Map.of("a.yaml", text)), STAGING, Slot.BLUE);
    }

    static Append answering(Append append, IdempotentAnswer answer) {
        return new Append(append.revision(), append.documents(), append.releases(), append.active(), answer);
    }
}
