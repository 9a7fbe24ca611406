package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.server.database.ContentDigest;
import dev.bers.server.database.Database;
import dev.bers.server.database.KeyTakenException;
import dev.bers.server.database.Migration;
import dev.bers.server.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Revisions, their documents, and the releases of each environment: appended, never changed. Their order is that of their
 * numbers; the times are only told.
 *
 * <p>The documents of a revision are found by walking its path towards the root, and adding up the changes. Every
 * {@value #CHECKPOINT_DISTANCE} revisions of a path the whole list is stored, as one more document; there the walk ends.
 */
public final class ReleaseStore {

    /** The tables of releases. */
    public static final List<Migration> MIGRATIONS = Migration.beside(ReleaseStore.class, "0001-releases.sql");

    /** Revisions or releases that are read at once. */
    public static final int ROWS_MAX = 1_000;
    /** Answers that are kept, the newest. */
    public static final int ANSWERS_MAX = 10_000;
    /** How long an answer is kept. */
    public static final Duration ANSWER_AGE_MAX = Duration.ofHours(24);

    static final int CHECKPOINT_DISTANCE = 256;

    private static final String CHANNEL = "bers_release";
    private static final int DIGESTS_AT_ONCE = 500;

    private static final String TREE = """
            WITH RECURSIVE line (number, parent, tree) AS (
              SELECT revision.number, revision.parent, checkpoint.tree
              FROM revision LEFT JOIN checkpoint ON checkpoint.revision = revision.number
              WHERE revision.number = ?
              UNION ALL
              SELECT revision.number, revision.parent, checkpoint.tree
              FROM line
              JOIN revision ON revision.number = line.parent
              LEFT JOIN checkpoint ON checkpoint.revision = revision.number
              WHERE line.tree IS NULL
            )
            SELECT line.number, line.tree, document_change.path, document_change.digest
            FROM line LEFT JOIN document_change ON document_change.revision = line.number AND line.tree IS NULL
            ORDER BY line.number""";

    private static final String RELEASE_COLUMNS =
            "SELECT environment, number, revision, kind, slot, origin, origin_environment, author, message, time"
                    + " FROM environment_release ";

    private final Database database;
    private final InstantSource clock;
    private final int checkpointDistance;

    /**
     * @param database with {@link #MIGRATIONS}
     * @param clock by which answers get old
     */
    public ReleaseStore(Database database, InstantSource clock) {
        this(database, clock, CHECKPOINT_DISTANCE);
    }

    ReleaseStore(Database database, InstantSource clock, int checkpointDistance) {
        this.database = database;
        this.clock = clock;
        this.checkpointDistance = checkpointDistance;
    }

    /** Whether a revision that is so far away from its root has a checkpoint. */
    boolean isCheckpoint(long depth) {
        return depth > 0 && depth % checkpointDistance == 0;
    }

    /**
     * Appends in one transaction, in this order; all of it is on the disk when this returns, or nothing.
     *
     * @throws NumberTakenException if a number or a key was taken by another instance; nothing was written
     * @throws ProblemException if the store can't be written (STO); nothing was written, but for STO-012
     */
    public void append(List<Append> appends) throws NumberTakenException {
        AppendStore rows = new AppendStore(this, appends);
        Optional<String> taken;
        try {
            taken = database.write(
                    session -> {
                        Optional<String> conflict = rows.conflict(session);
                        if (conflict.isEmpty()) {
                            rows.write(session, clock.instant());
                            database.announce(session, CHANNEL);
                        }
                        return conflict;
                    },
                    session -> rows.isThere(session) ? Optional.of(Optional.empty()) : Optional.empty());
        } catch (KeyTakenException key) {
            throw new NumberTakenException("a number or key", key);
        }
        if (taken.isPresent()) {
            throw new NumberTakenException(taken.get());
        }
    }

    /**
     * Says whose releases these are, as long as that is not said yet.
     *
     * @throws ProblemException STO-021 if they are another workspace's
     */
    public void claim(String workspace) {
        String owner = database.read(ReleaseStore::workspace).orElse(null);
        if (owner == null) {
            try {
                owner = database.write(session -> claim(session, workspace), ReleaseStore::workspace);
            } catch (KeyTakenException oneNameIsWritten) {
                throw new IllegalStateException(oneNameIsWritten);
            }
        }
        if (!owner.equals(workspace)) {
            throw new ProblemException(StoreProblems.otherWorkspace(owner, workspace, database.address()));
        }
    }

    private static String claim(Session session, String workspace) throws SQLException {
        Optional<String> owner = workspace(session);
        if (owner.isEmpty()) {
            session.update("INSERT INTO workspace (name) VALUES (?)", workspace);
        }
        return owner.orElse(workspace);
    }

    private static Optional<String> workspace(Session session) throws SQLException {
        return session.first("SELECT name FROM workspace", row -> row.getString(1));
    }

    /** Where the store stands. */
    public StoreState load() {
        return database.read(session -> {
            Map<EnvironmentName, Map<Slot, Release>> newest = new HashMap<>();
            session.all(
                            RELEASE_COLUMNS
                                    + "WHERE (environment, number) IN (SELECT environment, MAX(number)"
                                    + " FROM environment_release GROUP BY environment, slot)",
                            ReleaseStore::release)
                    .forEach(release -> newest.computeIfAbsent(release.environment(), name -> new EnumMap<>(Slot.class))
                            .put(release.slot(), release));
            SortedMap<EnvironmentName, StoreState.EnvironmentState> environments = new TreeMap<>();
            session.all("SELECT environment, slot FROM active_slot", row -> {
                EnvironmentName environment = new EnvironmentName(row.getString("environment"));
                Slot active = Slot.valueOf(row.getString("slot").toUpperCase(Locale.ROOT));
                return environments.put(
                        environment,
                        new StoreState.EnvironmentState(active, newest.getOrDefault(environment, Map.of())));
            });
            return new StoreState(workspace(session).orElse(null), newestRevision(session), environments);
        });
    }

    static long newestRevision(Session session) throws SQLException {
        return session.first("SELECT COALESCE(MAX(number), 0) FROM revision", row -> row.getLong(1))
                .orElse(0L);
    }

    /**
     * The documents of a revision: their digests by their paths.
     *
     * @throws NoSuchElementException if there is no such revision
     */
    public SortedMap<String, String> tree(long revision) {
        return database.read(session -> tree(session, revision));
    }

    SortedMap<String, String> tree(Session session, long revision) throws SQLException {
        List<Step> steps = session.all(
                TREE, row -> new Step(row.getString("tree"), row.getString("path"), row.getString("digest")), revision);
        if (steps.isEmpty()) {
            throw new NoSuchElementException("there is no revision " + revision);
        }
        String checkpoint = steps.get(0).tree();
        SortedMap<String, String> tree = new TreeMap<>();
        if (checkpoint != null) {
            documents(session, List.of(checkpoint)).values().forEach(list -> tree.putAll(DocumentTree.read(list)));
        }
        for (Step step : steps) {
            if (step.path() != null && step.digest() != null) {
                tree.put(step.path(), step.digest());
            } else if (step.path() != null) {
                tree.remove(step.path());
            }
        }
        return tree;
    }

    private record Step(
            @Nullable String tree,
            @Nullable String path,
            @Nullable String digest) {}

    /**
     * The bytes of documents.
     *
     * @throws NoSuchElementException if one was never stored
     * @throws ProblemException STO-020 if one is not what was stored
     */
    public Map<String, byte[]> documents(Collection<String> digests) {
        return database.read(session -> documents(session, List.copyOf(digests)));
    }

    private Map<String, byte[]> documents(Session session, List<String> digests) throws SQLException {
        Map<String, byte[]> documents = new HashMap<>();
        for (int from = 0; from < digests.size(); from += DIGESTS_AT_ONCE) {
            List<String> some = digests.subList(from, Math.min(digests.size(), from + DIGESTS_AT_ONCE));
            session.all(
                    "SELECT digest, content FROM document WHERE digest IN ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    row -> documents.put(row.getString("digest"), bytes(row)),
                    some.toArray());
        }
        for (String digest : digests) {
            byte[] document = documents.get(digest);
            if (document == null) {
                throw new NoSuchElementException("there is no document " + digest);
            }
            if (!ContentDigest.of(document).equals(digest)) {
                throw new ProblemException(StoreProblems.damaged(digest, database.address()));
            }
        }
        return documents;
    }

    /** SQLite's driver has no empty bytes. */
    private static byte[] bytes(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("content");
        return content == null ? new byte[0] : content;
    }

    /** The revision with a number. */
    public Optional<Revision> revision(long number) {
        return database.read(session -> revision(session, number));
    }

    Optional<Revision> revision(Session session, long number) throws SQLException {
        return revisions(session, number + 1, 1).stream()
                .filter(revision -> revision.number() == number)
                .findFirst();
    }

    /**
     * Revisions, the newest first.
     *
     * @param before only those with a lower number
     * @param limit so many at most, and at most {@value #ROWS_MAX}
     */
    public List<Revision> revisions(long before, int limit) {
        return database.read(session -> revisions(session, before, Math.min(limit, ROWS_MAX)));
    }

    private static List<Revision> revisions(Session session, long before, int limit) throws SQLException {
        String chosen = "SELECT number FROM revision WHERE number < ? ORDER BY number DESC LIMIT ?";
        Map<Long, List<DocumentChange>> changes = new HashMap<>();
        session.all(
                "SELECT revision, path, digest FROM document_change WHERE revision IN (" + chosen + ")",
                row -> changes.computeIfAbsent(row.getLong("revision"), number -> new ArrayList<>())
                        .add(new DocumentChange(row.getString("path"), row.getString("digest"))),
                before,
                limit);
        return session.all(
                "SELECT number, parent, digest, author, message, time FROM revision WHERE number IN (" + chosen
                        + ") ORDER BY number DESC",
                row -> new Revision(
                        row.getLong("number"),
                        optional(row, "parent"),
                        row.getString("digest"),
                        row.getString("author"),
                        row.getString("message"),
                        Instant.parse(row.getString("time")),
                        changes.getOrDefault(row.getLong("number"), List.of())),
                before,
                limit);
    }

    /** A release of an environment. */
    public Optional<Release> release(EnvironmentName environment, long number) {
        return database.read(session -> release(session, environment, number));
    }

    Optional<Release> release(Session session, EnvironmentName environment, long number) throws SQLException {
        return session.first(
                RELEASE_COLUMNS + "WHERE environment = ? AND number = ?",
                ReleaseStore::release,
                environment.text(),
                number);
    }

    /**
     * Releases of an environment, the newest first.
     *
     * @param before only those with a lower number
     * @param limit so many at most, and at most {@value #ROWS_MAX}
     */
    public List<Release> releases(EnvironmentName environment, long before, int limit) {
        return database.read(session -> session.all(
                RELEASE_COLUMNS + "WHERE environment = ? AND number < ? ORDER BY number DESC LIMIT ?",
                ReleaseStore::release,
                environment.text(),
                before,
                Math.min(limit, ROWS_MAX)));
    }

    private static Release release(ResultSet row) throws SQLException {
        String originEnvironment = row.getString("origin_environment");
        return new Release(
                new EnvironmentName(row.getString("environment")),
                row.getLong("number"),
                row.getLong("revision"),
                Release.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Slot.valueOf(row.getString("slot").toUpperCase(Locale.ROOT)),
                optional(row, "origin"),
                originEnvironment == null ? null : new EnvironmentName(originEnvironment),
                row.getString("author"),
                row.getString("message"),
                Instant.parse(row.getString("time")));
    }

    private static @Nullable Long optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** What was answered to the request with a key, if that is not longer ago than {@link #ANSWER_AGE_MAX}. */
    public Optional<IdempotentAnswer> answer(String key) {
        return database.read(session -> answer(session, key));
    }

    Optional<IdempotentAnswer> answer(Session session, String key) throws SQLException {
        return session.first(
                "SELECT idempotency_key, request_digest, body FROM idempotent_answer"
                        + " WHERE idempotency_key = ? AND time_ms >= ?",
                row -> new IdempotentAnswer(
                        row.getString("idempotency_key"), row.getString("request_digest"), row.getString("body")),
                key,
                clock.instant().minus(ANSWER_AGE_MAX).toEpochMilli());
    }

    /**
     * Calls back, on a thread of its own, when another instance may have appended: soon after it did, after each new
     * connection, and now and then while there is none. Never on SQLite.
     */
    public void onChange(Runnable wakeUp) {
        database.listen(CHANNEL, wakeUp);
    }
}
