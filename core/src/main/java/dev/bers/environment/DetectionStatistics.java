package dev.bers.environment;

import java.util.Map;

/**
 * What a {@link DetectionMemo} has done so far.
 *
 * @param hits detections answered from memory
 * @param misses detections made anew
 * @param failures detections that no source decided, so that the default did; those from memory included
 * @param decisions detections by the source that decided, those from memory included
 * @param size answers in memory now, those past their time included
 * @param oldestAgeMillis the age of the oldest of them; 0 if there is none
 * @param ttlMillis how long an answer is used
 * @param latency durations that the callers recorded
 */
public record DetectionStatistics(
        long hits,
        long misses,
        long failures,
        Map<Source, Long> decisions,
        int size,
        long oldestAgeMillis,
        long ttlMillis,
        LatencyHistogram latency) {

    /** Copies the map. */
    public DetectionStatistics {
        decisions = Map.copyOf(decisions);
    }

    /** All detections. */
    public long count() {
        return hits + misses;
    }

    /** The share of {@link #hits} in all, from 0 to 1; 0 if there was none. */
    public double hitRate() {
        return count() == 0 ? 0 : (double) hits / count();
    }
}
