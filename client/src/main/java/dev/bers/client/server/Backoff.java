package dev.bers.client.server;

import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: exponential with full jitter, so that a thousand clients that lose a server at one
 * moment don't come back at one moment (Brooker, "Exponential Backoff And Jitter", 2015).
 */
final class Backoff {

    private static final int DOUBLINGS_MAX = 16;

    private final RandomGenerator random;
    private final long maxMillis;
    private long firstMillis;
    private int failures;

    Backoff(RandomGenerator random, Timing timing) {
        this.random = random;
        this.firstMillis = timing.retryMin().toMillis();
        this.maxMillis = timing.retryMax().toMillis();
    }

    /** What the server asks for. */
    void startFrom(long millis) {
        firstMillis = Math.max(1, Math.min(millis, maxMillis));
    }

    void succeeded() {
        failures = 0;
    }

    /** The milliseconds to wait after one more failure, at least 1. */
    long nextMillis() {
        long longest = Math.min(maxMillis, firstMillis << Math.min(failures, DOUBLINGS_MAX));
        failures++;
        return 1 + random.nextLong(Math.max(1, longest));
    }

    /** An interval of about a length, so that clients don't read in step. */
    long aboutMillis(long millis) {
        return millis * 3 / 4 + random.nextLong(Math.max(1, millis / 2));
    }
}
