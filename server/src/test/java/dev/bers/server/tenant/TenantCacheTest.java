package dev.bers.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.server.bucket.Bucket;
import dev.bers.server.bucket.BucketAddress;
import dev.bers.server.bucket.BucketSettings;
import dev.bers.server.bucket.FaultyWire;
import dev.bers.server.bucket.RealS3;
import dev.bers.tenant.TenantHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantCacheTest {

    private static final TenantHash ACME = new TenantHash("acme");
    private static final String KEY = "tenants/acme/config.json";
    private static final Duration TTL = TenantCacheSettings.DEFAULT.ttl();
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init")
    private static RealS3 s3;

    private static int buckets;

    private final HandClock clock = new HandClock();
    private final FaultyWire wire = new FaultyWire(s3.endpoint());
    private String bucket = "";

    /** Everything happens on the calling thread. */
    private TenantCache cache = cache("unused");

    @BeforeAll
    static void start() {
        s3 = new RealS3();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void open() {
        bucket = "cache-" + buckets++;
        s3.bucket(bucket);
        cache = cache(bucket);
    }

    @AfterEach
    void close() {
        cache.close();
        wire.close();
    }

    private TenantCache cache(String name) {
        return new TenantCache(source(name, DEADLINE), TenantCacheSettings.DEFAULT, clock::nanos, clock, Runnable::run);
    }

    private BucketTenants source(String name, Duration deadline) {
        return new BucketTenants(new Bucket(
                new BucketAddress(name, ""), new BucketSettings(wire.endpoint(), null, RealS3.KEY, deadline)));
    }

    private static TenantDocuments documents(TenantLookup lookup) {
        assertThat(lookup).isInstanceOf(TenantLookup.Found.class);
        return ((TenantLookup.Found) lookup).documents();
    }

    private static String staleness(TenantLookup lookup) {
        return String.valueOf(((TenantLookup.Found) lookup).stale());
    }

    @Test
    void documents_are_used_until_their_time_is_over_and_then_once_more() {
        s3.put(bucket, KEY, "{}");
        TenantDocuments first = documents(cache.find(ACME));
        s3.put(bucket, KEY, "{\"A\":1}");

        clock.pass(TTL.minusNanos(1));
        assertThat(documents(cache.find(ACME))).isSameAs(first);
        assertThat(cache.statistics().refreshes()).isZero();

        clock.pass(Duration.ofNanos(1));
        cache.find(ACME);
        assertThat(documents(cache.find(ACME))).isNotSameAs(first);
        assertThat(cache.statistics()).isEqualTo(new TenantStatistics(3, 0, 1, 1, 0, 0, 1, 0, 7, 0, TTL.toMillis()));
    }

    @Test
    void whoever_finds_old_documents_does_not_wait_for_new_ones() throws InterruptedException {
        s3.put(bucket, KEY, "{}");
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        try (TenantCache later = new TenantCache(
                        source(bucket, DEADLINE), TenantCacheSettings.DEFAULT, clock::nanos, clock, tasks::add);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TenantLookup> waiting = threads.submit(() -> later.find(ACME));
            tasks.take().run();
            assertThat(waiting).succeedsWithin(Duration.ofMinutes(1));
            TenantDocuments first = documents(later.find(ACME));

            clock.pass(TTL);
            s3.delete(bucket, KEY);
            assertThat(documents(later.find(ACME))).isSameAs(first);
            assertThat(documents(later.find(ACME))).isSameAs(first);
            assertThat(tasks).hasSize(1);

            tasks.take().run();
            assertThat(later.find(ACME)).isEqualTo(new TenantLookup.Absent());
        }
    }

    @Test
    void many_who_ask_for_one_tenant_ask_once() throws InterruptedException {
        s3.put(bucket, KEY, "{}");
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        try (TenantCache later = new TenantCache(
                        source(bucket, DEADLINE), TenantCacheSettings.DEFAULT, clock::nanos, clock, tasks::add);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TenantLookup>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> later.find(ACME)));
            }
            tasks.take().run();

            for (Future<TenantLookup> answer : answers) {
                assertThat(answer).succeedsWithin(Duration.ofMinutes(1));
            }
            assertThat(tasks).isEmpty();
            assertThat(later.statistics().misses() + later.statistics().hits()).isEqualTo(100);
        }
    }

    @Test
    void that_a_tenant_has_nothing_is_remembered_briefly() {
        assertThat(cache.find(ACME)).isEqualTo(new TenantLookup.Absent());
        s3.put(bucket, KEY, "{}");
        assertThat(cache.find(ACME)).isEqualTo(new TenantLookup.Absent());
        assertThat(cache.statistics().negativeHits()).isEqualTo(1);

        clock.pass(TenantCacheSettings.DEFAULT.absentTtl());
        assertThat(cache.find(ACME)).isInstanceOf(TenantLookup.Found.class);
        assertThat(cache.statistics().negativeSize()).isZero();
    }

    @Test
    void made_up_tenants_displace_no_others() {
        BriefAnswers answers = new BriefAnswers(3, 10);
        for (int i = 0; i < 5; i++) {
            answers.put(new TenantHash("t" + i), new TenantLookup.Absent(), i);
        }
        assertThat(answers.size()).isEqualTo(3);
        assertThat(answers.find(new TenantHash("t1"), 5)).isNull();
        assertThat(answers.find(new TenantHash("t2"), 5)).isEqualTo(new TenantLookup.Absent());
        answers.put(new TenantHash("t5"), new TenantLookup.Absent(), 13);
        assertThat(answers.size()).isEqualTo(2);
    }

    @Test
    void a_deleted_tenant_is_gone_after_its_time() {
        s3.put(bucket, KEY, "{}");
        cache.find(ACME);
        s3.delete(bucket, KEY);
        clock.pass(TTL);
        cache.find(ACME);
        assertThat(cache.find(ACME)).isEqualTo(new TenantLookup.Absent());
        assertThat(cache.statistics().size()).isZero();
    }

    @Test
    void while_s3_is_slow_the_last_good_documents_stay_and_this_is_told() {
        cache = new TenantCache(source(bucket, SHORT), TenantCacheSettings.DEFAULT, clock::nanos, clock, Runnable::run);
        s3.put(bucket, KEY, "{}");
        TenantDocuments first = documents(cache.find(ACME));
        clock.pass(TTL);
        wire.fail(FaultyWire.Fault.SILENCE);
        cache.find(ACME);
        TenantLookup told = cache.find(ACME);

        assertThat(documents(told)).isSameAs(first);
        assertThat(staleness(told))
                .isEqualTo("s3://" + bucket + "/tenants/acme/: warning: what is used of s3://" + bucket
                        + "/tenants/acme/ was read at 2026-01-01T00:00:00Z, since then it fails: s3://" + bucket
                        + "/ gave no whole answer within 2000 ms [BERS-TEN-005]");
        assertThat(cache.health().status()).isEqualTo(TenantSourceHealth.Status.DOWN);
        assertThat(cache.health().lastFailure()).isEqualTo("2026-01-01T00:10:00Z");
        assertThat(cache.statistics().errors()).isEqualTo(1);

        wire.mend();
        clock.pass(Duration.ofSeconds(30));
        cache.find(ACME);
        assertThat(staleness(cache.find(ACME))).isEqualTo("null");
        assertThat(cache.health().status()).isEqualTo(TenantSourceHealth.Status.UP);
    }

    @Test
    void a_bucket_that_asks_for_it_is_left_alone() {
        wire.fail(FaultyWire.Fault.BUSY_FOR_LONG);
        assertThat(String.valueOf(cache.find(ACME))).contains("BERS-BKT-008");
        clock.pass(Duration.ofSeconds(119));
        assertThat(String.valueOf(cache.find(ACME))).contains("BERS-BKT-008");
        assertThat(String.valueOf(cache.find(new TenantHash("other")))).contains("BERS-BKT-008");
        assertThat(wire.connections()).isEqualTo(1);

        wire.mend();
        clock.pass(Duration.ofSeconds(1));
        assertThat(cache.find(ACME)).isEqualTo(new TenantLookup.Absent());
    }

    @Test
    void a_source_that_fails_again_is_left_alone_for_longer() {
        wire.fail(FaultyWire.Fault.HANG_UP);
        cache.find(ACME);
        int once = wire.connections();
        clock.pass(Duration.ofSeconds(1));
        cache.find(ACME);
        assertThat(wire.connections()).isEqualTo(2 * once);
        clock.pass(Duration.ofMillis(1999));
        cache.find(ACME);
        assertThat(wire.connections()).isEqualTo(2 * once);
        clock.pass(Duration.ofMillis(1));
        cache.find(ACME);
        assertThat(wire.connections()).isEqualTo(3 * once);
        assertThat(cache.health().lastSuccess()).isNull();
    }

    @Test
    void down_from_the_first_second_is_a_clear_answer() {
        wire.close();
        TenantLookup answer = cache.find(ACME);
        assertThat(((TenantLookup.Failed) answer).problem().toString())
                .isEqualTo("error: " + wire.endpoint() + " cannot be reached: ConnectException [BERS-BKT-006]");
    }

    @Test
    void a_tenant_with_too_much_harms_no_other() {
        s3.put(bucket, KEY, new byte[BucketTenants.BYTES_MAX + 1]);
        s3.put(bucket, "tenants/other/config.json", "{}");
        assertThat(String.valueOf(cache.find(ACME))).contains("BERS-TEN-003");
        assertThat(cache.find(new TenantHash("other"))).isInstanceOf(TenantLookup.Found.class);
        assertThat(cache.health().status()).isEqualTo(TenantSourceHealth.Status.UP);
        assertThat(String.valueOf(cache.find(ACME))).contains("BERS-TEN-003");
        assertThat(cache.statistics().negativeHits()).isEqualTo(1);
    }

    @Test
    void a_tenant_that_grows_too_much_keeps_its_last_good_documents() {
        s3.put(bucket, KEY, "{}");
        TenantDocuments first = documents(cache.find(ACME));
        s3.put(bucket, KEY, new byte[BucketTenants.BYTES_MAX + 1]);
        clock.pass(TTL);
        cache.find(ACME);
        assertThat(documents(cache.find(ACME))).isSameAs(first);
        assertThat(staleness(cache.find(ACME))).contains("BERS-TEN-005");
    }

    @Test
    void those_used_least_recently_make_room() {
        byte[] large = new byte[BucketTenants.BYTES_MAX];
        long fitting = TenantCacheSettings.BYTES_MAX / BucketTenants.BYTES_MAX;
        for (int i = 0; i <= fitting; i++) {
            TenantHash tenant = new TenantHash("t" + i);
            s3.put(bucket, "tenants/" + tenant + "/config.json", large);
            clock.pass(Duration.ofMillis(1));
            assertThat(cache.find(tenant)).isInstanceOf(TenantLookup.Found.class);
            cache.find(new TenantHash("t0"));
        }
        TenantStatistics statistics = cache.statistics();
        assertThat(statistics.bytes()).isLessThanOrEqualTo(TenantCacheSettings.BYTES_MAX);
        assertThat(statistics.evictions()).isPositive();
        assertThat(cache.peek(new TenantHash("t0"))).isNotNull();
        assertThat(cache.peek(new TenantHash("t1"))).isNull();
    }

    @Test
    void the_time_can_be_changed_and_everything_be_forgotten() {
        s3.put(bucket, KEY, "{}");
        cache.find(ACME);
        cache.setTtl(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(cache.statistics().oldestAgeMillis()).isEqualTo(1000);
        cache.find(ACME);
        assertThat(cache.statistics().refreshes()).isEqualTo(1);
        assertThat(cache.clear()).isEqualTo(1);
        assertThat(cache.statistics().size()).isZero();
        assertThatThrownBy(() -> cache.setTtl(Duration.ofDays(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cache_that_is_being_closed_leaves_nobody_waiting() {
        try (TenantCache closing =
                new TenantCache(source(bucket, DEADLINE), TenantCacheSettings.DEFAULT, clock::nanos, clock, task -> {
                    throw new RejectedExecutionException("closing");
                })) {
            assertThatThrownBy(() -> closing.find(ACME)).isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> closing.find(ACME)).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void nobody_has_asked_yet() {
        assertThat(cache.health().status().text()).isEqualTo("unused");
    }
}
