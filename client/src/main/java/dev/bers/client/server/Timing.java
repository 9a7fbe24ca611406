package dev.bers.client.server;

import java.time.Duration;

/**
 * How long a client waits for what.
 *
 * @param connect for a connection
 * @param answer for a whole answer
 * @param silence how long an open stream may say nothing, heartbeats included, before it counts as broken
 * @param poll between two reads where the server has no stream
 * @param retryMin before the first try after a failure; doubled with each further one
 * @param retryMax before any try
 */
public record Timing(
        Duration connect, Duration answer, Duration silence, Duration poll, Duration retryMin, Duration retryMax) {

    /** Three heartbeats of the server are a silence. */
    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(45),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(30));

    /**
     * @throws IllegalArgumentException unless all of them are positive
     */
    public Timing {
        for (Duration each : new Duration[] {connect, answer, silence, poll, retryMin, retryMax}) {
            if (each.isZero() || each.isNegative()) {
                throw new IllegalArgumentException("a client's times must be positive, got: " + each);
            }
        }
    }
}
