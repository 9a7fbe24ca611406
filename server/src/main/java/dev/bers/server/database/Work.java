package dev.bers.server.database;

import java.sql.SQLException;

/**
 * What is done within one transaction. It may be run again, if the transaction was undone: so it changes nothing but the
 * database.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface Work<R> {

    /** Does it. */
    R in(Session session) throws SQLException;
}
