package dev.bers.server.release;

/**
 * Another instance took a number or a key meanwhile, or what was built upon is not there; nothing was written. Who
 * publishes reads what is new, and tries again.
 */
public final class NumberTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param what was taken, such as {@code release 7 of staging}
     */
    public NumberTakenException(String what) {
        super(what + " is taken");
    }

    NumberTakenException(String what, Throwable cause) {
        super(what + " is taken", cause);
    }
}
