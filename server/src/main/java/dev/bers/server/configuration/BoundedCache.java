package dev.bers.server.configuration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers for a time, within bounds on their number and their bytes. Reading takes no lock.
 *
 * <p>What has to go is found by the clock algorithm (Corbató, A Paging Experiment with the Multics System, 1968): entries stand in
 * a queue, and one that was read since it was looked at last goes to its end instead of out. An answer may be made twice where
 * threads race for it; both are equal.
 */
final class BoundedCache<K, V> {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final class Entry<K, V> {
        final K key;
        final V value;
        final int bytes;
        final long atNanos;
        volatile boolean wasRead;

        Entry(K key, V value, int bytes, long atNanos) {
            this.key = key;
            this.value = value;
            this.bytes = bytes;
            this.atNanos = atNanos;
        }
    }

    private final int entriesMax;
    private final long bytesMax;
    private final ToIntFunction<V> weigher;
    private final LongSupplier nanoClock;
    private final ConcurrentHashMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
    private final Deque<Entry<K, V>> queue = new ArrayDeque<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private volatile long ttlNanos;
    private long bytes;

    BoundedCache(int entriesMax, long bytesMax, long ttlMillis, ToIntFunction<V> weigher, LongSupplier nanoClock) {
        this.entriesMax = entriesMax;
        this.bytesMax = bytesMax;
        this.ttlNanos = ttlMillis * NANOS_PER_MILLI;
        this.weigher = weigher;
        this.nanoClock = nanoClock;
    }

    /** What is known for a key, or else made; it is not kept if making it fails. */
    V get(K key, Function<? super K, ? extends V> maker) {
        Entry<K, V> known = entries.get(key);
        if (known != null && isFresh(known)) {
            if (!known.wasRead) {
                known.wasRead = true;
            }
            hits.increment();
            return known.value;
        }
        misses.increment();
        V made = maker.apply(key);
        put(key, made);
        return made;
    }

    /** What is known for a key; null if nothing fresh is. */
    @Nullable
    V find(K key) {
        Entry<K, V> known = entries.get(key);
        return known == null || !isFresh(known) ? null : known.value;
    }

    private boolean isFresh(Entry<K, V> entry) {
        long age = nanoClock.getAsLong() - entry.atNanos;
        return age >= 0 && age < ttlNanos;
    }

    private synchronized void put(K key, V value) {
        Entry<K, V> fresh = new Entry<>(key, value, weigher.applyAsInt(value), nanoClock.getAsLong());
        if (ttlNanos == 0 || fresh.bytes > bytesMax) {
            return;
        }
        Entry<K, V> before = entries.put(key, fresh);
        bytes += fresh.bytes - (before == null ? 0 : before.bytes);
        queue.addLast(fresh);
        while (entries.size() > entriesMax || bytes > bytesMax || queue.size() > 2 * entriesMax) {
            dropOne();
        }
    }

    private void dropOne() {
        Entry<K, V> oldest = queue.removeFirst();
        if (oldest.wasRead && entries.get(oldest.key) == oldest && isFresh(oldest)) {
            oldest.wasRead = false;
            queue.addLast(oldest);
        } else if (entries.remove(oldest.key, oldest)) {
            bytes -= oldest.bytes;
            evictions.increment();
        }
    }

    /** Forgets what a condition holds for, and gives how many that were. */
    synchronized int forgetIf(Predicate<? super K> condition) {
        int before = entries.size();
        queue.removeIf(entry -> {
            boolean isCurrent = entries.get(entry.key) == entry;
            boolean goes = !isCurrent || condition.test(entry.key);
            if (goes && isCurrent) {
                entries.remove(entry.key);
                bytes -= entry.bytes;
            }
            return goes;
        });
        return before - entries.size();
    }

    /** Forgets what is past its time, and gives how many answers that were. */
    int forgetStale() {
        return forgetIf(key -> {
            Entry<K, V> entry = entries.get(key);
            return entry != null && !isFresh(entry);
        });
    }

    /** Forgets everything, and gives how many answers that were. */
    int clear() {
        return forgetIf(key -> true);
    }

    long ttlMillis() {
        return ttlNanos / NANOS_PER_MILLI;
    }

    /** How long an answer is used from now on; those that are older are made anew. */
    void setTtlMillis(long ttlMillis) {
        ttlNanos = ttlMillis * NANOS_PER_MILLI;
    }

    synchronized CacheStatistics statistics() {
        long now = nanoClock.getAsLong();
        long oldest = 0;
        for (Entry<K, V> entry : entries.values()) {
            oldest = Math.max(oldest, now - entry.atNanos);
        }
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                evictions.sum(),
                entries.size(),
                bytes,
                oldest / NANOS_PER_MILLI,
                ttlMillis());
    }
}
