package dev.bers.client.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(new SplittableRandom(1), Timing.DEFAULT);

    @Test
    void waits_grow_with_jitter_and_stay_within_the_longest() {
        assertThat(backoff.nextMillis()).isBetween(1L, 500L);
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.nextMillis()).isBetween(1L, 30_000L);
        }
        backoff.succeeded();
        assertThat(backoff.nextMillis()).isBetween(1L, 500L);
    }

    @Test
    void the_server_says_where_to_begin() {
        backoff.startFrom(3);
        assertThat(backoff.nextMillis()).isBetween(1L, 3L);
        backoff.startFrom(-5);
        backoff.succeeded();
        assertThat(backoff.nextMillis()).isEqualTo(1);
        assertThat(backoff.aboutMillis(1_000)).isBetween(750L, 1_250L);
    }

    @Test
    void times_must_be_positive() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Timing(second, second, second, second, second, Duration.ZERO))
                .hasMessageContaining("must be positive, got: PT0S");
    }
}
