package dev.bers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionMemoTest {

    private static final long MILLI = 1_000_000;
    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Environments ENVIRONMENTS = new Environments(List.of(
            new Environment(
                    STAGING,
                    Tier.STAGING,
                    null,
                    List.of(new HostnamePattern("*.staging.test")),
                    List.of(),
                    Location.NONE),
            new Environment(PRODUCTION, Tier.PRODUCTION, null, List.of(), List.of(), Location.NONE)));

    private final DetectionMemo memo = new DetectionMemo(detector(1_000));

    private static Detector detector(long cacheMillis) {
        return new Detector(ENVIRONMENTS, new DetectionRules(List.of("APP_ENV"), "env", PRODUCTION, cacheMillis));
    }

    private static Signals host(String name) {
        return Signals.NONE.withHostname(name);
    }

    @Test
    void equal_signals_are_answered_from_memory_until_the_time_is_over() {
        Detection first = memo.detect(host("a.staging.test"), 0);

        assertThat(memo.detect(host("a.staging.test"), 999 * MILLI)).isSameAs(first);
        assertThat(memo.detect(host("a.staging.test"), 1_000 * MILLI))
                .isNotSameAs(first)
                .isEqualTo(first);
    }

    @Test
    void other_variables_are_other_signals() {
        Signals without = host("a.staging.test");
        Signals with = without.withVariables(Map.of("APP_ENV", "production"));
        memo.detect(without, 0);

        assertThat(memo.detect(with, 0).environment()).isEqualTo(PRODUCTION);
        assertThat(memo.detect(without, 0).environment()).isEqualTo(STAGING);
    }

    @Test
    void a_clock_set_back_does_not_keep_an_answer_for_ever() {
        Detection fromTheFuture = memo.detect(host("a.staging.test"), 1_000_000 * MILLI);

        assertThat(memo.detect(host("a.staging.test"), 5)).isNotSameAs(fromTheFuture);
        assertThat(memo.statistics(5).size()).isEqualTo(1);
    }

    @Test
    void a_clock_that_wraps_round_is_only_a_clock() {
        Detection first = memo.detect(host("a.staging.test"), Long.MAX_VALUE - 1);

        assertThat(memo.detect(host("a.staging.test"), Long.MIN_VALUE + 10)).isSameAs(first);
    }

    @Test
    void many_hosts_never_take_more_than_the_bound() {
        for (int i = 0; i < 5 * DetectionMemo.ENTRIES_MAX; i++) {
            memo.detect(host("h" + i + ".staging.test"), i);
        }

        assertThat(memo.statistics(0).size()).isLessThanOrEqualTo(DetectionMemo.ENTRIES_MAX);
        assertThat(memo.detect(host("h7.staging.test"), 0).environment()).isEqualTo(STAGING);
    }

    @Test
    void an_overlong_address_is_answered_but_not_kept() {
        Signals overlong = Signals.NONE.withUrl("https://a.staging.test/" + "x".repeat(DetectionMemo.KEY_LENGTH_MAX));

        assertThat(memo.detect(overlong, 0).environment()).isEqualTo(STAGING);
        assertThat(memo.statistics(0).size()).isZero();
    }

    @Test
    void clearing_forgets_answers_and_keeps_counts() {
        Detection first = memo.detect(host("a.staging.test"), 0);
        memo.clear();

        assertThat(memo.detect(host("a.staging.test"), 1)).isNotSameAs(first);
        assertThat(memo.statistics(1).misses()).isEqualTo(2);
    }

    @Test
    void the_time_to_live_is_read_and_set_within_its_bounds() {
        memo.setTtlMillis(0);
        Detection first = memo.detect(host("a.staging.test"), 0);

        assertThat(memo.ttlMillis()).isZero();
        assertThat(memo.detect(host("a.staging.test"), 0)).isNotSameAs(first);
        assertThatThrownBy(() -> memo.setTtlMillis(-1)).hasMessageContaining("got: -1");
        assertThatThrownBy(() -> memo.setTtlMillis(DetectionRules.CACHE_MILLIS_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_detector_decides_at_once() {
        memo.detect(host("a.other.test"), 0);
        Environments others = new Environments(List.of(new Environment(
                STAGING, Tier.STAGING, null, List.of(new HostnamePattern("*.other.test")), List.of(), Location.NONE)));
        memo.setDetector(new Detector(others, DetectionRules.DEFAULT));

        assertThat(memo.detect(host("a.other.test"), 0).environment()).isEqualTo(STAGING);
        assertThat(memo.ttlMillis()).isEqualTo(1_000);
    }

    @Test
    void statistics_tell_hits_failures_sources_ages_and_latency() {
        memo.detect(host("a.staging.test"), 0);
        memo.detect(host("a.staging.test"), 10 * MILLI);
        memo.detect(Signals.NONE, 20 * MILLI);
        memo.recordLatency(900);
        memo.recordLatency(-5);
        memo.recordLatency(Long.MAX_VALUE);
        DetectionStatistics statistics = memo.statistics(30 * MILLI);

        assertThat(statistics.count()).isEqualTo(3);
        assertThat(statistics.hits()).isEqualTo(1);
        assertThat(statistics.hitRate()).isEqualTo(1.0 / 3);
        assertThat(statistics.failures()).isEqualTo(1);
        assertThat(statistics.decisions())
                .containsEntry(Source.HOSTNAME, 2L)
                .containsEntry(Source.DEFAULT, 1L)
                .containsEntry(Source.BUILD_CONTEXT, 0L);
        assertThat(statistics.oldestAgeMillis()).isEqualTo(30);
        assertThat(statistics.size()).isEqualTo(2);
        assertThat(statistics.latency().total()).isEqualTo(3);
        assertThat(statistics.latency().count(10)).isEqualTo(1);
        assertThat(statistics.latency().quantileNanos(0.5)).isEqualTo(1_024);
        assertThat(statistics.latency().quantileNanos(0)).isEqualTo(1);
    }

    @Test
    void nothing_counted_has_no_quantile_and_no_rate() {
        assertThat(new LatencyHistogram().quantileNanos(0.99)).isZero();
        assertThat(memo.statistics(0).hitRate()).isZero();
    }
}
