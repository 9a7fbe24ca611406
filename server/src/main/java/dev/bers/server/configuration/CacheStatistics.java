package dev.bers.server.configuration;

/**
 * What a cache has done so far.
 *
 * @param hits answers from memory
 * @param misses answers made anew
 * @param evictions answers that went since there was no room
 * @param size answers in memory now
 * @param bytes of the answers in memory now
 * @param oldestAgeMillis the age of the oldest of them
 * @param ttlMillis how long an answer is used
 */
public record CacheStatistics(
        long hits, long misses, long evictions, int size, long bytes, long oldestAgeMillis, long ttlMillis) {

    /** The share of {@link #hits} in all, from 0 to 1; 0 if nothing was asked yet. */
    public double hitRate() {
        long count = hits + misses;
        return count == 0 ? 0 : (double) hits / count;
    }
}
