package dev.bers.server.database;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where everything durable stands: transactions on SQLite or PostgreSQL. Many may read at once, one writes; what is written
 * is on the disk when {@link #write} returns.
 *
 * <p>A database that is away or locked is waited for, as long as its patience lasts, and found again by itself; every
 * error that is left is a {@link ProblemException} with a code of the area STO.
 */
public final class Database implements AutoCloseable {

    /** How long is waited for a lock, or for a database that is away. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Connections connections;
    private final Duration patience;
    private final @Nullable Announcements announcements;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Session writer;
    private volatile @Nullable Problem fault;

    private Database(Connections connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
        this.announcements = connections instanceof PostgresqlConnections shared ? new Announcements(shared) : null;
    }

    /**
     * Opens a database and brings its schema to what the migrations say.
     *
     * @param migrations of all capabilities
     * @throws ProblemException if it can't be opened, is another server's, damaged, newer than the program, …
     */
    public static Database open(DatabaseAddress address, List<Migration> migrations) {
        return open(address, migrations, PATIENCE);
    }

    /** As {@link #open(DatabaseAddress, List)}, with another patience than {@link #PATIENCE}. */
    public static Database open(DatabaseAddress address, List<Migration> migrations, Duration patience) {
        Connections connections =
                switch (address) {
                    case DatabaseAddress.Sqlite sqlite -> new SqliteConnections(sqlite, patience);
                    case DatabaseAddress.Postgresql postgresql -> new PostgresqlConnections(postgresql, patience);
                };
        Database database = new Database(connections, patience);
        try {
            database.migrate(new Migrations(migrations, connections.address()));
            return database;
        } catch (RuntimeException | Error unusable) {
            database.close();
            throw unusable;
        }
    }

    private void migrate(Migrations migrations) {
        if (isReadOnly()) {
            read(migrations::verify);
            fault = DatabaseProblems.readOnly(connections.address());
            return;
        }
        try {
            write(migrations::apply, session -> Optional.empty());
        } catch (KeyTakenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it was found, when it was opened, that nothing can be written: all writing is then refused. */
    public boolean isReadOnly() {
        return connections.isReadOnly();
    }

    /** What kept the last transaction from its end; empty if nothing did. */
    public Optional<Problem> fault() {
        return Optional.ofNullable(fault);
    }

    /** Where it is, without a password. */
    public String address() {
        return connections.address();
    }

    /** Tells the other instances on the same database that there is something new, once the transaction is committed. */
    public void announce(Session session, String channel) throws SQLException {
        if (announcements != null) {
            announcements.announce(session, channel);
        }
    }

    /**
     * Calls back, on a thread of its own, when another instance announced something, and whenever that may have been
     * missed; never on SQLite, where there is no other one.
     */
    public void listen(String channel, Runnable wakeUp) {
        if (announcements != null) {
            announcements.listen(channel, wakeUp);
        }
    }

    /** Begins to stand for the leadership among the instances on this database. */
    public Leadership leadership() {
        return new Leadership(connections instanceof PostgresqlConnections shared ? shared : null);
    }

    /** Runs queries that all see one state of the database. */
    public <R> R read(Work<R> work) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection connection = connections.reader();
                    Session session = new Session(connections.dialect(), connection)) {
                try {
                    R result = work.in(session);
                    wentWell();
                    return result;
                } finally {
                    connection.rollback();
                }
            } catch (SQLException failure) {
                waitOrGiveUp(failure, end, false);
            }
        }
    }

    /**
     * Runs a transaction, one at a time, and again if the database went away before its end.
     *
     * @param outcome finds what the work left behind; asked when the connection broke while the work was committed, so
     *     that nobody knows whether it was
     * @throws KeyTakenException if a unique key was taken; then nothing was written
     * @throws ProblemException if it can't be written; then nothing was written, but for STO-012
     */
    public <R> R write(Work<R> work, Work<Optional<R>> outcome) throws KeyTakenException {
        if (isReadOnly()) {
            throw new ProblemException(DatabaseProblems.readOnly(connections.address()));
        }
        long end = System.nanoTime() + patience.toNanos();
        writing.lock();
        try {
            boolean isUnknown = false;
            while (true) {
                Attempt attempt = new Attempt();
                try {
                    R result = attempt.run(work, isUnknown ? outcome : session -> Optional.empty());
                    wentWell();
                    return result;
                } catch (SQLException failure) {
                    if (connections.fault(failure) == Fault.KEY_TAKEN) {
                        throw new KeyTakenException(failure);
                    }
                    closeWriter();
                    isUnknown |= attempt.committing && connections.fault(failure) == Fault.AWAY;
                    waitOrGiveUp(failure, end, isUnknown);
                }
            }
        } finally {
            writing.unlock();
        }
    }

    /** One run of a transaction. */
    private final class Attempt {
        private boolean committing;

        <R> R run(Work<R> work, Work<Optional<R>> outcome) throws SQLException {
            boolean committed = false;
            try {
                Session session = writer();
                connections.begin(session);
                Optional<R> before = outcome.in(session);
                R result = before.isPresent() ? before.get() : work.in(session);
                committing = true;
                connections.commit(session);
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    undo();
                }
            }
        }
    }

    private Session writer() throws SQLException {
        if (writer == null) {
            writer = new Session(connections.dialect(), connections.writer());
        }
        return writer;
    }

    /** Ends a transaction that failed; a connection on which even that fails is given up. */
    private void undo() {
        if (writer == null) {
            return;
        }
        try {
            writer.connection().rollback();
            writer.connection().setAutoCommit(true);
        } catch (SQLException broken) {
            closeWriter();
        }
    }

    private void closeWriter() {
        Session given = writer;
        writer = null;
        if (given == null) {
            return;
        }
        try {
            given.connection().close();
        } catch (SQLException brokenAlready) {
            // Nobody will use it any more.
            return;
        }
    }

    private void wentWell() {
        if (fault != null && !isReadOnly()) {
            fault = null;
        }
    }

    private void waitOrGiveUp(SQLException failure, long end, boolean isUnknown) {
        boolean isLate = System.nanoTime() - end >= 0;
        if (isLate || !connections.fault(failure).mayPass()) {
            Problem problem =
                    isUnknown ? DatabaseProblems.outcomeUnknown(connections.address()) : connections.problem(failure);
            fault = problem;
            throw new ProblemException(problem);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** Ends all connections; what was written stays. */
    @Override
    public void close() {
        if (announcements != null) {
            announcements.close();
        }
        writing.lock();
        try {
            closeWriter();
        } finally {
            writing.unlock();
        }
        connections.close();
    }
}
