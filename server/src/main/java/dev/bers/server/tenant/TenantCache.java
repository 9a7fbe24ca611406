package dev.bers.server.tenant;

import dev.bers.problem.Problem;
import dev.bers.server.bucket.BucketException;
import dev.bers.tenant.TenantHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the documents of tenants, so that requests seldom wait for their source, and never twice for the same.
 *
 * <p>Documents past their time are used while newer ones are fetched (as {@code stale-while-revalidate} of RFC 5861 has it), and for as
 * long as the source fails (its {@code stale-if-error}): an old configuration is better than none, and that it is old is told.
 * A tenant is asked for by one question at a time, whoever else waits for the answer. What has no documents is remembered
 * apart and briefly. Time is measured by a clock that does not jump.
 */
public final class TenantCache implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Of ten tenants, how many stay when room is made. */
    private static final int TENTHS_KEPT = 9;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final TenantSource source;
    private final TenantCacheSettings settings;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private final Executor background;
    private final SourceWatch watch;
    private final ConcurrentHashMap<TenantHash, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TenantHash, CompletableFuture<TenantLookup>> flights = new ConcurrentHashMap<>();
    private final BriefAnswers brief;
    private final Semaphore reads = new Semaphore(TenantCacheSettings.READS_MAX);
    private final LongAdder hits = new LongAdder();
    private final LongAdder negativeHits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private volatile long ttlNanos;

    /** Documents, and how they are doing. */
    private static final class Entry {
        private final TenantDocuments documents;
        private final Instant readAt;
        private final long confirmedNanos;
        private final long retryNanos;
        private volatile long usedNanos;
        private final TenantLookup.Found answer;

        Entry(TenantDocuments documents, Instant readAt, long nowNanos) {
            this.documents = documents;
            this.readAt = readAt;
            this.answer = new TenantLookup.Found(documents, null);
            this.confirmedNanos = nowNanos;
            this.retryNanos = nowNanos;
            this.usedNanos = nowNanos;
        }

        /** The same, which could not be confirmed and is not tried again before some moment. */
        Entry(Entry before, Problem stale, long retryNanos) {
            this.documents = before.documents;
            this.readAt = before.readAt;
            this.answer = new TenantLookup.Found(before.documents, stale);
            this.confirmedNanos = before.confirmedNanos;
            this.retryNanos = retryNanos;
            this.usedNanos = before.usedNanos;
        }

        boolean isDue(long nowNanos, long ttlNanos) {
            return nowNanos - confirmedNanos >= ttlNanos && nowNanos - retryNanos >= 0;
        }
    }

    /**
     * A cache that is empty.
     *
     * @param nanos counts nanoseconds, from anywhere, and never back
     * @param clock tells people when something was
     * @param background runs what nobody, or more than one, waits for; each task may take as long as a few requests to the source
     */
    public TenantCache(
            TenantSource source,
            TenantCacheSettings settings,
            LongSupplier nanos,
            InstantSource clock,
            Executor background) {
        this.source = source;
        this.settings = settings;
        this.nanos = nanos;
        this.clock = clock;
        this.background = background;
        this.watch = new SourceWatch(source.address(), nanos, clock);
        this.brief = new BriefAnswers(
                TenantCacheSettings.ABSENT_MAX, settings.absentTtl().toNanos());
        this.ttlNanos = settings.ttl().toNanos();
    }

    /** Where the documents come from. */
    public TenantSource source() {
        return source;
    }

    /** What is known of a tenant; waits only where nothing is. */
    public TenantLookup find(TenantHash tenant) {
        TenantLookup known = peek(tenant);
        if (known != null) {
            return known;
        }
        misses.increment();
        return fly(tenant).join();
    }

    /** What is known of a tenant without waiting; null if it has to be asked for. */
    @Nullable
    TenantLookup peek(TenantHash tenant) {
        long now = nanos.getAsLong();
        Entry entry = entries.get(tenant);
        if (entry == null) {
            TenantLookup known = brief.find(tenant, now);
            if (known != null) {
                negativeHits.increment();
            }
            return known;
        }
        hits.increment();
        entry.usedNanos = now;
        if (entry.isDue(now, ttlNanos) && !flights.containsKey(tenant)) {
            refreshes.increment();
            // What comes of it is kept in the entry, a failure included; nobody waits for it.
            CompletableFuture<TenantLookup> unused = fly(tenant);
        }
        return entry.answer;
    }

    /** The question about a tenant that is under way, or a new one. */
    private CompletableFuture<TenantLookup> fly(TenantHash tenant) {
        CompletableFuture<TenantLookup> own = new CompletableFuture<>();
        CompletableFuture<TenantLookup> other = flights.putIfAbsent(tenant, own);
        if (other != null) {
            return other;
        }
        try {
            background.execute(() -> land(tenant, own));
        } catch (RejectedExecutionException closing) {
            flights.remove(tenant, own);
            throw closing;
        }
        return own;
    }

    private void land(TenantHash tenant, CompletableFuture<TenantLookup> flight) {
        try {
            flight.complete(ask(tenant));
        } catch (RuntimeException | Error fault) {
            flight.completeExceptionally(fault);
            throw fault;
        } finally {
            flights.remove(tenant, flight);
        }
    }

    private TenantLookup ask(TenantHash tenant) {
        Entry before = entries.get(tenant);
        Problem pause = watch.pause();
        if (pause != null) {
            return failed(tenant, before, pause);
        }
        if (!acquireRead()) {
            errors.increment();
            return failed(tenant, before, TenantProblems.busy(TenantCacheSettings.READS_MAX));
        }
        long begin = nanos.getAsLong();
        try {
            Optional<TenantDocuments> found = source.fetch(tenant, before == null ? null : before.documents);
            watch.answered(nanos.getAsLong() - begin);
            return found.isPresent() ? keep(tenant, found.get()) : drop(tenant);
        } catch (BucketException failure) {
            errors.increment();
            if (failure.isOfObject()) {
                watch.answered(nanos.getAsLong() - begin);
            } else {
                watch.failed(failure);
            }
            if (failure.isOfObject() && before == null) {
                brief.put(tenant, new TenantLookup.Failed(failure.problem()), nanos.getAsLong());
            }
            return failed(tenant, before, failure.problem());
        } finally {
            reads.release();
        }
    }

    private boolean acquireRead() {
        try {
            return reads.tryAcquire(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancellationException("a tenant is waited for no more");
        }
    }

    private TenantLookup keep(TenantHash tenant, TenantDocuments documents) {
        Entry entry = new Entry(documents, clock.instant(), nanos.getAsLong());
        entries.put(tenant, entry);
        brief.forget(tenant);
        makeRoom();
        return entry.answer;
    }

    private TenantLookup drop(TenantHash tenant) {
        TenantLookup absent = new TenantLookup.Absent();
        brief.put(tenant, absent, nanos.getAsLong());
        entries.remove(tenant);
        return absent;
    }

    private TenantLookup failed(TenantHash tenant, @Nullable Entry before, Problem problem) {
        if (before == null) {
            return new TenantLookup.Failed(problem);
        }
        Problem stale = TenantProblems.stale(source.addressOf(tenant, ""), before.readAt, problem);
        Problem known = before.answer.stale();
        long retry = nanos.getAsLong() + RETRY.toNanos();
        Entry entry = new Entry(before, known != null && known.isSameAs(stale) ? known : stale, retry);
        entries.replace(tenant, before, entry);
        return entry.answer;
    }

    /** Lets go of the tenants that were asked for least recently, a few at once, so that it is seldom done. */
    private synchronized void makeRoom() {
        long bytes = bytes();
        if (entries.size() <= TenantCacheSettings.TENANTS_MAX && bytes <= TenantCacheSettings.BYTES_MAX) {
            return;
        }
        record Use(TenantHash tenant, Entry entry, long usedNanos) {}
        List<Use> uses = new ArrayList<>();
        entries.forEach((tenant, entry) -> uses.add(new Use(tenant, entry, entry.usedNanos)));
        uses.sort(Comparator.comparingLong(Use::usedNanos));
        int size = uses.size();
        for (Use use : uses) {
            boolean isEnough = size <= TenantCacheSettings.TENANTS_MAX / 10 * TENTHS_KEPT
                    && bytes <= TenantCacheSettings.BYTES_MAX / 10 * TENTHS_KEPT;
            if (isEnough) {
                return;
            }
            if (entries.remove(use.tenant, use.entry)) {
                evictions.increment();
            }
            size--;
            bytes -= use.entry.documents.bytes();
        }
    }

    private long bytes() {
        long bytes = 0;
        for (Entry entry : entries.values()) {
            bytes += entry.documents.bytes();
        }
        return bytes;
    }

    /**
     * Changes after which time the source is asked again.
     *
     * @throws IllegalArgumentException if it is negative or longer than {@link TenantCacheSettings#TTL_MILLIS_MAX}
     */
    public void setTtl(Duration ttl) {
        TenantCacheSettings.requireTtl(ttl);
        ttlNanos = ttl.toNanos();
    }

    /** Forgets everything, and gives how many tenants' documents that were; those in use by requests stay so. */
    public int clear() {
        int size = entries.size();
        entries.clear();
        brief.clear();
        return size;
    }

    /** What it has done, and holds. */
    public TenantStatistics statistics() {
        long now = nanos.getAsLong();
        long oldest = 0;
        for (Entry entry : entries.values()) {
            oldest = Math.max(oldest, now - entry.confirmedNanos);
        }
        return new TenantStatistics(
                hits.sum(),
                negativeHits.sum(),
                misses.sum(),
                refreshes.sum(),
                errors.sum(),
                evictions.sum(),
                entries.size(),
                brief.size(),
                bytes(),
                oldest / NANOS_PER_MILLI,
                ttlNanos / NANOS_PER_MILLI);
    }

    /** How the source is doing. */
    public TenantSourceHealth health() {
        return watch.health();
    }

    /** Lets go of the source. */
    @Override
    public void close() {
        source.close();
    }
}
