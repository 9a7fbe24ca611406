package dev.bers.server.database;

/** A unique key was taken by somebody else meanwhile; nothing was written. */
public final class KeyTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    KeyTakenException(Throwable cause) {
        super("a unique key is taken", cause);
    }
}
