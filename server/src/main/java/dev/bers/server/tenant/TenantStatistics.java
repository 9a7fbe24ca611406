package dev.bers.server.tenant;

/**
 * What the cache of tenants has done so far, and holds now.
 *
 * @param hits answered with documents from memory
 * @param negativeHits answered from memory that there are none, or that they can't be read
 * @param misses for which the source had to be asked while somebody waited
 * @param refreshes for which the source was asked while the known documents were used
 * @param errors of the source
 * @param evictions of tenants that had to make room
 * @param size tenants whose documents are held
 * @param negativeSize tenants of which it is held that they have none
 * @param bytes of the documents that are held
 * @param oldestAgeMillis since the source confirmed the documents that were confirmed least recently
 * @param ttlMillis after which it is asked again
 */
public record TenantStatistics(
        long hits,
        long negativeHits,
        long misses,
        long refreshes,
        long errors,
        long evictions,
        int size,
        int negativeSize,
        long bytes,
        long oldestAgeMillis,
        long ttlMillis) {}
