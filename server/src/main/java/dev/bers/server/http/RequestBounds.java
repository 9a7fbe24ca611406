package dev.bers.server.http;

/** What a request may be at most. */
public final class RequestBounds {

    /** Bytes of a body. */
    public static final long BODY_BYTES_MAX = 10L * 1024 * 1024;

    private RequestBounds() {}
}
