package dev.bers.server.database;

/** What went wrong with a statement, in the kinds that are answered differently. */
enum Fault {
    /** A unique key that the statement gives out is already there. */
    KEY_TAKEN,
    /** The way to the database broke, or it is starting or stopping: it may be there again in a moment. */
    AWAY,
    /** Somebody else holds what is needed. */
    LOCKED,
    /** Nothing may be written. */
    READ_ONLY,
    /** There is no room. */
    FULL,
    /** What is stored can't be read. */
    CORRUPT,
    /** The file can't be opened. */
    UNOPENABLE,
    /** User, password, database or a right is refused. */
    REFUSED,
    /** Anything else. */
    OTHER;

    /** Whether trying again soon may help. */
    boolean mayPass() {
        return this == AWAY || this == LOCKED;
    }
}
