package dev.bers.server.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What one instance tells the others, by {@code LISTEN} and {@code NOTIFY} of PostgreSQL: that there is something new, not
 * what. Who listens is also called after each new connection, and now and then while there is none, since what was
 * announced meanwhile is lost.
 */
final class Announcements implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Announcements.class.getName());
    /** After so long without a word the connection is tried. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(2);

    private final PostgresqlConnections connections;
    private final String instance = UUID.randomUUID().toString();
    private final List<Thread> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Announcements(PostgresqlConnections connections) {
        this.connections = connections;
    }

    /** Tells the others when the transaction of the session is committed. */
    void announce(Session session, String channel) throws SQLException {
        session.first("SELECT pg_notify(?, ?)", row -> true, channel, instance);
    }

    /** Calls back, on a thread of its own, from now on. */
    void listen(String channel, Runnable wakeUp) {
        listeners.add(Thread.ofVirtual().name("bers-listen-" + channel).start(() -> {
            while (!closed) {
                try {
                    listenOnce(channel, wakeUp);
                } catch (SQLException away) {
                    LOG.log(Level.DEBUG, "the listening connection broke", away);
                    LockSupport.parkNanos(SILENCE_MAX.toNanos());
                    call(wakeUp);
                }
            }
        }));
    }

    private void listenOnce(String channel, Runnable wakeUp) throws SQLException {
        try (Connection connection = connections.writer();
                Statement statement = connection.createStatement()) {
            PGConnection listening = connection.unwrap(PGConnection.class);
            statement.execute("LISTEN " + listening.escapeIdentifier(channel));
            call(wakeUp);
            while (!closed) {
                PGNotification[] news = listening.getNotifications(Math.toIntExact(SILENCE_MAX.toMillis()));
                if (news == null || news.length == 0) {
                    // A connection whose other end vanished is silent, too; this fails on it.
                    statement.execute("SELECT 1");
                } else if (isFromOthers(news)) {
                    call(wakeUp);
                }
            }
        }
    }

    private boolean isFromOthers(PGNotification[] news) {
        for (PGNotification one : news) {
            if (!one.getParameter().equals(instance)) {
                return true;
            }
        }
        return false;
    }

    private void call(Runnable wakeUp) {
        try {
            if (!closed) {
                wakeUp.run();
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "what another instance wrote could not be taken over yet", failure);
        }
    }

    /** Calls nobody any more. */
    @Override
    public void close() {
        closed = true;
        listeners.forEach(Thread::interrupt);
    }
}
