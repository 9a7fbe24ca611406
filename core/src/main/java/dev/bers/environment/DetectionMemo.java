package dev.bers.environment;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers detections for a time, by their signals. Warm, an answer costs no lock and no allocation, on any number of
 * threads.
 *
 * <p>Why this is safe without locks: an entry has final fields only, so a thread that finds it in the table finds all of
 * it (Java Language Specification, 17.5); one that misses it detects anew, which gives an equal answer. {@link #clear}
 * and {@link #setTtlMillis} put an empty table in place of the old one, so that an answer under way cannot come back
 * into it. Counts are plain: one may be lost where threads collide, which statistics can bear and a contended
 * counter on this path could not.
 *
 * <p>Time comes from the caller: nanoseconds of any clock, always the same one. If it goes back, entries from its future
 * are not used.
 */
public final class DetectionMemo {

    /** Answers kept at once; a stranger who sends a new host with each request only overwrites the oldest of a few. */
    public static final int ENTRIES_MAX = 1_024;
    /** UTF-16 units of a URL or host beyond which an answer is not worth its memory. */
    public static final int KEY_LENGTH_MAX = 2_048;

    private static final int PROBES = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Source[] SOURCES = Source.values();

    private record Entry(Signals signals, int hash, Detection detection, long atNanos) {}

    /** All that one {@link #clear} ends. */
    private static final class Generation {
        final Detector detector;
        final long ttlMillis;
        final @Nullable Entry[] table = new @Nullable Entry[ENTRIES_MAX];

        Generation(Detector detector, long ttlMillis) {
            this.detector = detector;
            this.ttlMillis = ttlMillis;
        }
    }

    private volatile Generation generation;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final long[] decisions = new long[SOURCES.length];
    private long hits;
    private long misses;

    /** An empty memory, with the time to live of the detector's rules. */
    public DetectionMemo(Detector detector) {
        this.generation = new Generation(detector, detector.rules().cacheMillis());
    }

    /** The environment that signals mean, from memory if it was asked for within the time to live. */
    public Detection detect(Signals signals, long nowNanos) {
        Generation current = generation;
        int hash = hash(signals);
        Detection known = find(current, signals, hash, nowNanos);
        if (known != null) {
            hits++;
            decisions[known.source().index()]++;
            return known;
        }
        Detection detection = current.detector.detect(signals);
        misses++;
        decisions[detection.source().index()]++;
        if (current.ttlMillis > 0 && isShort(signals.url()) && isShort(signals.hostname())) {
            store(current, new Entry(signals, hash, detection, nowNanos));
        }
        return detection;
    }

    private static @Nullable Detection find(Generation current, Signals signals, int hash, long nowNanos) {
        for (int probe = 0; probe < PROBES; probe++) {
            Entry entry = current.table[(hash + probe) & (ENTRIES_MAX - 1)];
            if (entry != null && entry.hash == hash && isSame(entry.signals, signals)) {
                return isFresh(entry, nowNanos, current.ttlMillis) ? entry.detection : null;
            }
        }
        return null;
    }

    private static boolean isFresh(Entry entry, long nowNanos, long ttlMillis) {
        long age = nowNanos - entry.atNanos;
        return age >= 0 && age < ttlMillis * NANOS_PER_MILLI;
    }

    /** In place of the same signals, else in a free slot, else in place of what is oldest or from the future. */
    private static void store(Generation current, Entry fresh) {
        int victim = fresh.hash & (ENTRIES_MAX - 1);
        long oldest = -1;
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = (fresh.hash + probe) & (ENTRIES_MAX - 1);
            Entry entry = current.table[slot];
            if (entry == null || (entry.hash == fresh.hash && isSame(entry.signals, fresh.signals))) {
                victim = slot;
                break;
            }
            long age = fresh.atNanos - entry.atNanos;
            long staleness = age < 0 ? Long.MAX_VALUE : age;
            if (staleness > oldest) {
                oldest = staleness;
                victim = slot;
            }
        }
        current.table[victim] = fresh;
    }

    /** Without the variables: they are many, and the same in a whole process. */
    private static int hash(Signals signals) {
        int hash = Objects.hashCode(signals.hostname());
        hash = hash * 31 + Objects.hashCode(signals.url());
        hash = hash * 31 + Objects.hashCode(signals.branch());
        hash = hash * 31 + Objects.hashCode(signals.mode());
        return hash ^ hash >>> 16;
    }

    /** Equality; a process asks with the same object again and again. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Signals a, Signals b) {
        return a == b
                || (a.insideBundler() == b.insideBundler()
                        && Objects.equals(a.hostname(), b.hostname())
                        && Objects.equals(a.url(), b.url())
                        && Objects.equals(a.branch(), b.branch())
                        && Objects.equals(a.mode(), b.mode())
                        && a.configurationFiles().equals(b.configurationFiles())
                        && a.variables().equals(b.variables()));
    }

    private static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= KEY_LENGTH_MAX;
    }

    /** How long an answer is used, in ms; 0 if none is. */
    public long ttlMillis() {
        return generation.ttlMillis;
    }

    /**
     * Sets how long an answer is used, and forgets all.
     *
     * @throws IllegalArgumentException if it is negative or over {@link DetectionRules#CACHE_MILLIS_MAX}
     */
    public void setTtlMillis(long ttlMillis) {
        if (ttlMillis < 0 || ttlMillis > DetectionRules.CACHE_MILLIS_MAX) {
            throw new IllegalArgumentException("a detection is remembered 0 to a day in ms, got: " + ttlMillis);
        }
        generation = new Generation(generation.detector, ttlMillis);
    }

    /** Decides by another detector from now on, as after a reload, and forgets all; the time to live stays. */
    public void setDetector(Detector detector) {
        generation = new Generation(detector, generation.ttlMillis);
    }

    /** Forgets all answers; the statistics stay. */
    public void clear() {
        generation = new Generation(generation.detector, generation.ttlMillis);
    }

    /** Records how long a call of {@link #detect} took: only its caller has a clock. */
    public void recordLatency(long nanos) {
        latency.add(nanos);
    }

    /** What it has done so far. */
    public DetectionStatistics statistics(long nowNanos) {
        Generation current = generation;
        int size = 0;
        long oldest = 0;
        for (Entry entry : current.table) {
            if (entry != null) {
                size++;
                oldest = Math.max(oldest, nowNanos - entry.atNanos);
            }
        }
        Map<Source, Long> bySource = new HashMap<>();
        for (Source source : SOURCES) {
            bySource.put(source, decisions[source.index()]);
        }
        return new DetectionStatistics(
                hits,
                misses,
                decisions[Source.DEFAULT.index()],
                bySource,
                size,
                oldest / NANOS_PER_MILLI,
                current.ttlMillis,
                latency.copy());
    }
}
