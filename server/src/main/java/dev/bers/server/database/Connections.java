package dev.bers.server.database;

import dev.bers.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;

/** How connections to one database are made, and what its errors mean. */
interface Connections extends AutoCloseable {

    Dialect dialect();

    /** Where the database is, without a password. */
    String address();

    /** Whether it was found, when it was opened, that nothing can be written. */
    boolean isReadOnly();

    /** A new connection for the one writer, or to wait on. */
    Connection writer() throws SQLException;

    /** A connection of the pool that sees one state of the database for a whole transaction; closing gives it back. */
    Connection reader() throws SQLException;

    /** Begins a transaction of the writer, in which nobody else writes. */
    void begin(Session session) throws SQLException;

    /** Ends it; what it wrote is on the disk then. */
    void commit(Session session) throws SQLException;

    /** What kind of fault an error is. */
    Fault fault(SQLException failure);

    /** An error for people. */
    default Problem problem(SQLException failure) {
        String reason = String.valueOf(failure.getMessage());
        return switch (fault(failure)) {
            case AWAY -> DatabaseProblems.away(address(), reason);
            case LOCKED -> DatabaseProblems.locked(address());
            case READ_ONLY -> DatabaseProblems.readOnly(address());
            case FULL -> DatabaseProblems.full(address());
            case CORRUPT -> DatabaseProblems.corrupt(address(), reason);
            case UNOPENABLE -> DatabaseProblems.unopenable(address(), reason);
            case REFUSED -> DatabaseProblems.refused(address(), reason);
            case KEY_TAKEN, OTHER -> DatabaseProblems.failed(address(), reason);
        };
    }

    @Override
    void close();
}
