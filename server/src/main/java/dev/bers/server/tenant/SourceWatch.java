package dev.bers.server.tenant;

import dev.bers.problem.Problem;
import dev.bers.server.bucket.BucketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how a source answers, and leaves it alone for a while after it failed: for as long as it asked, else for twice as long as
 * after the failure before. Meanwhile nobody waits for it.
 */
final class SourceWatch {

    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(5);
    private static final int DOUBLINGS_MAX = 5;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String address;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private int failures;
    private long pausedUntilNanos;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable Problem problem;
    private long latencyMillis;

    SourceWatch(String address, LongSupplier nanos, InstantSource clock) {
        this.address = address;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** Why nobody should ask now; null if there is no reason. */
    synchronized @Nullable Problem pause() {
        return failures > 0 && nanos.getAsLong() - pausedUntilNanos < 0 ? problem : null;
    }

    synchronized void answered(long durationNanos) {
        failures = 0;
        lastSuccess = clock.instant();
        latencyMillis = durationNanos / NANOS_PER_MILLI;
    }

    synchronized void failed(BucketException failure) {
        Duration doubled = PAUSE_MIN.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Duration pause = max(min(doubled, PAUSE_MAX), min(asked, RETRY_AFTER_MAX));
        failures++;
        pausedUntilNanos = nanos.getAsLong() + pause.toNanos();
        lastFailure = clock.instant();
        problem = failure.problem();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    synchronized TenantSourceHealth health() {
        TenantSourceHealth.Status used =
                lastSuccess == null ? TenantSourceHealth.Status.UNUSED : TenantSourceHealth.Status.UP;
        return new TenantSourceHealth(
                address,
                failures > 0 ? TenantSourceHealth.Status.DOWN : used,
                lastSuccess,
                lastFailure,
                problem,
                latencyMillis);
    }
}
