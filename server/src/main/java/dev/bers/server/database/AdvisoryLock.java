package dev.bers.server.database;

import java.sql.SQLException;

/** The locks that the instances on one PostgreSQL agree on; of each schema its own. */
enum AdvisoryLock {
    /** Taken for the length of a transaction that writes. */
    WRITING(1),
    /** Held for as long as its connection by the one instance that does the work in the background. */
    LEADERSHIP(2);

    /** Not to meet other programs' locks: the letters BERS. */
    private static final int SPACE = 0x42455253;

    private final int key;

    AdvisoryLock(int number) {
        this.key = SPACE + number;
    }

    /** Waits for it, and has it until the transaction ends. */
    void takeUntilCommit(Session session) throws SQLException {
        session.first("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", row -> true, key);
    }

    /** Takes it without waiting, until the connection ends; whether that worked. */
    boolean tryToTake(Session session) throws SQLException {
        return session.first(
                        "SELECT pg_try_advisory_lock(?, hashtext(current_schema()))", row -> row.getBoolean(1), key)
                .orElse(false);
    }
}
