package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.database.ContentDigest;
import dev.bers.server.database.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The writing half of {@link ReleaseStore}: some appends as the rows of one transaction. */
final class AppendStore {

    private final ReleaseStore store;
    private final List<Append> appends;
    private final List<Revision> revisions;
    private final List<Release> releases;
    private final List<IdempotentAnswer> answers;

    AppendStore(ReleaseStore store, List<Append> appends) {
        this.store = store;
        this.appends = appends;
        this.revisions =
                appends.stream().map(Append::revision).filter(Objects::nonNull).toList();
        this.releases =
                appends.stream().flatMap(append -> append.releases().stream()).toList();
        this.answers =
                appends.stream().map(Append::answer).filter(Objects::nonNull).toList();
    }

    /** Whether all of it is stored, as it was to be. */
    boolean isThere(Session session) throws SQLException {
        for (Revision revision : revisions) {
            if (!store.revision(session, revision.number())
                    .map(Revision::digest)
                    .equals(Optional.of(revision.digest()))) {
                return false;
            }
        }
        for (Release release : releases) {
            if (!store.release(session, release.environment(), release.number()).equals(Optional.of(release))) {
                return false;
            }
        }
        for (IdempotentAnswer answer : answers) {
            if (!store.answer(session, answer.key()).equals(Optional.of(answer))) {
                return false;
            }
        }
        return true;
    }

    /** What somebody else took of it; empty if it can be written. */
    Optional<String> conflict(Session session) throws SQLException {
        Optional<String> conflict = conflictOfRevisions(session);
        if (conflict.isEmpty()) {
            conflict = conflictOfReleases(session);
        }
        for (IdempotentAnswer answer : answers) {
            if (conflict.isEmpty() && store.answer(session, answer.key()).isPresent()) {
                conflict = Optional.of("the key " + answer.key());
            }
        }
        return conflict;
    }

    private Optional<String> conflictOfRevisions(Session session) throws SQLException {
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        long newest = ReleaseStore.newestRevision(session);
        Map<Long, String> digests = new HashMap<>();
        for (Revision revision : revisions) {
            if (revision.number() <= newest) {
                return Optional.of("revision " + revision.number());
            }
            Long parent = revision.parent();
            if (parent != null && !digests.containsKey(parent)) {
                store.revision(session, parent).ifPresent(found -> digests.put(parent, found.digest()));
            }
            if (!revision.isOn(parent == null ? null : digests.get(parent))) {
                return Optional.of("the parent of revision " + revision.number());
            }
            newest = revision.number();
            digests.put(revision.number(), revision.digest());
        }
        return Optional.empty();
    }

    private Optional<String> conflictOfReleases(Session session) throws SQLException {
        Map<EnvironmentName, Long> newest = new HashMap<>();
        for (Release release : releases) {
            Long last = newest.get(release.environment());
            if (last == null) {
                last = newestRelease(session, release.environment());
            }
            if (release.number() != last + 1) {
                return Optional.of("release " + release.number() + " of " + release.environment());
            }
            newest.put(release.environment(), release.number());
        }
        return Optional.empty();
    }

    /** Writes all of it. */
    void write(Session session, Instant now) throws SQLException {
        writeDocuments(session, appends.stream().map(Append::documents).toList());
        writeRevisions(session);
        writeReleases(session);
        writeAnswers(session, now);
    }

    private static void writeDocuments(Session session, List<Map<String, byte[]>> documents) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        documents.forEach(some -> some.forEach((digest, content) -> rows.add(new Object[] {digest, content})));
        session.updateEach("INSERT INTO document (digest, content) VALUES (?, ?) ON CONFLICT DO NOTHING", rows);
    }

    private void writeRevisions(Session session) throws SQLException {
        Map<Long, Long> depths = new LinkedHashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> changes = new ArrayList<>();
        for (Revision revision : revisions) {
            long depth = depthOf(session, revision, depths);
            depths.put(revision.number(), depth);
            rows.add(new @Nullable Object[] {
                revision.number(),
                revision.parent(),
                depth,
                revision.digest(),
                revision.author(),
                revision.message(),
                revision.time().toString()
            });
            revision.changes()
                    .forEach(change ->
                            changes.add(new @Nullable Object[] {revision.number(), change.path(), change.digest()}));
        }
        session.updateEach(
                "INSERT INTO revision (number, parent, depth, digest, author, message, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
        session.updateEach("INSERT INTO document_change (revision, path, digest) VALUES (?, ?, ?)", changes);
        for (Map.Entry<Long, Long> revision : depths.entrySet()) {
            if (store.isCheckpoint(revision.getValue())) {
                writeCheckpoint(session, revision.getKey());
            }
        }
    }

    private long depthOf(Session session, Revision revision, Map<Long, Long> depths) throws SQLException {
        Long parent = revision.parent();
        if (parent == null) {
            return 0;
        }
        Long inGroup = depths.get(parent);
        return 1 + (inGroup == null ? depth(session, parent).orElseThrow() : inGroup);
    }

    private void writeCheckpoint(Session session, long revision) throws SQLException {
        SortedMap<String, String> tree = store.tree(session, revision);
        byte[] document = DocumentTree.write(tree);
        String digest = ContentDigest.of(document);
        writeDocuments(session, List.of(Map.of(digest, document)));
        session.update("INSERT INTO checkpoint (revision, tree) VALUES (?, ?)", revision, digest);
    }

    private void writeReleases(Session session) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Release release : releases) {
            EnvironmentName origin = release.originEnvironment();
            rows.add(new @Nullable Object[] {
                release.environment().text(),
                release.number(),
                release.revision(),
                release.kind().text(),
                release.slot().text(),
                release.origin(),
                origin == null ? null : origin.text(),
                release.author(),
                release.message(),
                release.time().toString()
            });
        }
        session.updateEach(
                "INSERT INTO environment_release (environment, number, revision, kind, slot, origin, origin_environment,"
                        + " author, message, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        Map<EnvironmentName, Slot> active = new LinkedHashMap<>();
        appends.forEach(append -> active.putAll(append.active()));
        List<@Nullable Object[]> slots = new ArrayList<>();
        active.forEach((environment, slot) -> slots.add(new @Nullable Object[] {environment.text(), slot.text()}));
        session.updateEach(
                "INSERT INTO active_slot (environment, slot) VALUES (?, ?)"
                        + " ON CONFLICT (environment) DO UPDATE SET slot = excluded.slot",
                slots);
    }

    private void writeAnswers(Session session, Instant now) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        long last = session.first("SELECT COALESCE(MAX(sequence), 0) FROM idempotent_answer", row -> row.getLong(1))
                .orElse(0L);
        session.update(
                "DELETE FROM idempotent_answer WHERE sequence <= ? OR time_ms < ?",
                last + answers.size() - ReleaseStore.ANSWERS_MAX,
                now.minus(ReleaseStore.ANSWER_AGE_MAX).toEpochMilli());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (IdempotentAnswer answer : answers) {
            rows.add(new @Nullable Object[] {
                answer.key(), ++last, answer.requestDigest(), answer.body(), now.toEpochMilli()
            });
        }
        session.updateEach(
                "INSERT INTO idempotent_answer (idempotency_key, sequence, request_digest, body, time_ms)"
                        + " VALUES (?, ?, ?, ?, ?)",
                rows);
    }

    private static long newestRelease(Session session, EnvironmentName environment) throws SQLException {
        return session.first(
                        "SELECT COALESCE(MAX(number), 0) FROM environment_release WHERE environment = ?",
                        row -> row.getLong(1),
                        environment.text())
                .orElse(0L);
    }

    private static Optional<Long> depth(Session session, long revision) throws SQLException {
        return session.first("SELECT depth FROM revision WHERE number = ?", row -> row.getLong(1), revision);
    }
}
