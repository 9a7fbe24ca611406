package dev.bers.server.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which of several instances does the work in the background: the one that holds a lock of PostgreSQL, which is lost
 * together with its connection, and then another one's. An instance that lost it may take up to
 * {@link #NOTICE_MAX} to notice; what is done in the background must bear two for so long. On SQLite there is one instance.
 */
public final class Leadership implements AutoCloseable {

    /** How long it may take to notice that it was lost, or that it can be had. */
    public static final Duration NOTICE_MAX = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(Leadership.class.getName());

    private final @Nullable Thread candidate;
    private volatile boolean leads;
    private volatile boolean closed;

    /**
     * @param connections null where nobody else can lead
     */
    Leadership(@Nullable PostgresqlConnections connections) {
        this.leads = connections == null;
        this.candidate = connections == null
                ? null
                : Thread.ofVirtual().name("bers-leadership").start(() -> {
                    while (!closed) {
                        candidate(connections);
                    }
                });
    }

    /** Whether this instance is the one, as far as it knows. */
    public boolean isLeader() {
        return leads;
    }

    private void candidate(PostgresqlConnections connections) {
        try (Connection connection = connections.writer();
                Session session = new Session(Dialect.POSTGRESQL, connection)) {
            while (!closed) {
                leads = leads
                        ? session.first("SELECT true", row -> row.getBoolean(1)).orElse(false)
                        : AdvisoryLock.LEADERSHIP.tryToTake(session);
                LockSupport.parkNanos(NOTICE_MAX.toNanos());
            }
        } catch (SQLException away) {
            LOG.log(Level.DEBUG, "the leading connection broke", away);
            leads = false;
            LockSupport.parkNanos(NOTICE_MAX.toNanos());
        } finally {
            leads = false;
        }
    }

    /** Leaves it to another one. */
    @Override
    public void close() {
        closed = true;
        if (candidate != null) {
            candidate.interrupt();
        }
    }
}
