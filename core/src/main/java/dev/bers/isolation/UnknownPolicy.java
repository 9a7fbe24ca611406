package dev.bers.isolation;

/** What an endpoint that nobody owns means. */
public enum UnknownPolicy {
    /** A violation. */
    FAIL,
    /** A warning. */
    WARN
}
