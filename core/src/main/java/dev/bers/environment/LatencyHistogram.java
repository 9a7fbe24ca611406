package dev.bers.environment;

/**
 * How long detections took: counts in buckets whose upper bounds are powers of two nanoseconds, so that the memory is
 * fixed and a quantile is exact to a factor of two.
 *
 * <p>Without locks: where several threads record at once, a count may be lost, never more.
 */
public final class LatencyHistogram {

    /** Buckets; the last takes all from 2^41 ns, over half an hour. */
    public static final int BUCKETS = 42;

    private final long[] counts;

    /** An empty one. */
    public LatencyHistogram() {
        this(new long[BUCKETS]);
    }

    private LatencyHistogram(long[] counts) {
        this.counts = counts;
    }

    /** Counts one detection; a negative duration, of a clock set back, counts as none. */
    public void add(long nanos) {
        counts[bucket(nanos)]++;
    }

    private static int bucket(long nanos) {
        return nanos <= 0 ? 0 : Math.min(BUCKETS - 1, 64 - Long.numberOfLeadingZeros(nanos));
    }

    /** Detections in a bucket: those that took less than 2^bucket ns, and are in no lower one. */
    public long count(int bucket) {
        return counts[bucket];
    }

    /** All detections counted. */
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /**
     * The duration in ns under which a share of the detections stayed; 0 if none is counted.
     *
     * @param share from 0 to 1, such as 0.99
     */
    public long quantileNanos(double share) {
        long total = total();
        long wanted = (long) Math.ceil(total * Math.max(0, Math.min(1, share)));
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS && total > 0; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) {
                return 1L << bucket;
            }
        }
        return 0;
    }

    /** The same counts, which change no more. */
    public LatencyHistogram copy() {
        return new LatencyHistogram(counts.clone());
    }
}
