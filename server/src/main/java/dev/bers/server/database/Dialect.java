package dev.bers.server.database;

/** The two languages of SQL that are spoken, with all in which their schemas differ. */
public enum Dialect {
    /** One file in the process. */
    SQLITE("INTEGER", "BLOB", "STRICT"),
    /** A server of its own. */
    POSTGRESQL("BIGINT", "BYTEA", "");

    private final String integer;
    private final String bytes;
    private final String options;

    Dialect(String integer, String bytes, String options) {
        this.integer = integer;
        this.bytes = bytes;
        this.options = options;
    }

    /** The statement with {@code ${integer}}, {@code ${bytes}} and {@code ${options}} of a table filled in. */
    String spelled(String statement) {
        return statement
                .replace("${integer}", integer)
                .replace("${bytes}", bytes)
                .replace("${options}", options);
    }
}
