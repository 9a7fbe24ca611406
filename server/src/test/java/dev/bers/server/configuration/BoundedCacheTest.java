package dev.bers.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BoundedCacheTest {

    private final AtomicLong now = new AtomicLong();
    private final BoundedCache<String, String> cache = new BoundedCache<>(3, 10, 1_000, String::length, now::get);

    private String get(String key) {
        return cache.get(key, made -> made + "!");
    }

    @Test
    void an_answer_is_made_once_and_counted() {
        assertThat(get("a")).isEqualTo("a!").isSameAs(get("a"));
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(1, 1, 0, 1, 2, 0, 1_000));
        assertThat(cache.statistics().hitRate()).isEqualTo(0.5);
    }

    @Test
    void an_answer_past_its_time_is_made_anew() {
        String first = get("a");
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_000));
        assertThat(get("a")).isEqualTo(first).isNotSameAs(first);
        assertThat(cache.statistics().size()).isEqualTo(1);
    }

    @Test
    void a_clock_that_goes_back_makes_no_answer_live_longer() {
        now.set(TimeUnit.HOURS.toNanos(1));
        String first = get("a");
        now.set(0);
        assertThat(get("a")).isNotSameAs(first);
    }

    @Test
    void what_was_read_stays_when_there_is_no_room() {
        get("a");
        get("b");
        get("c");
        String read = get("a");
        get("d");
        assertThat(get("a")).isSameAs(read);
        assertThat(cache.statistics().size()).isEqualTo(3);
        assertThat(cache.statistics().evictions()).isEqualTo(1);
    }

    @Test
    void the_bytes_are_bounded_too() {
        get("aaa");
        get("bbb");
        get("ccc");
        assertThat(cache.statistics().bytes()).isLessThanOrEqualTo(10);
        get("much longer than everything");
        assertThat(cache.statistics().bytes()).isLessThanOrEqualTo(10);
    }

    @Test
    void what_a_condition_holds_for_is_forgotten() {
        get("a");
        get("b");
        assertThat(cache.forgetIf("a"::equals)).isEqualTo(1);
        assertThat(cache.statistics().size()).isEqualTo(1);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(2_000));
        assertThat(cache.forgetStale()).isEqualTo(1);
        assertThat(cache.clear()).isZero();
    }

    @Test
    void without_a_time_to_live_nothing_is_kept() {
        cache.setTtlMillis(0);
        assertThat(get("a")).isNotSameAs(get("a"));
        assertThat(cache.statistics().size()).isZero();
    }
}
