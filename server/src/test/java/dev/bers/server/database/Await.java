package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process brings about. */
public final class Await {

    private static final Duration TIME_MAX = Duration.ofSeconds(60);

    private Await() {}

    /** Until it is so; fails if that takes longer than anything that works. */
    public static void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + TIME_MAX.toNanos();
        while (!isSo.getAsBoolean() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(isSo.getAsBoolean()).as(what).isTrue();
    }
}
