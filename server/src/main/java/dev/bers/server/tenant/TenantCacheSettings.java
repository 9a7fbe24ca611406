package dev.bers.server.tenant;

import java.time.Duration;

/**
 * How long, and how much, is remembered of tenants.
 *
 * @param ttl after which a tenant's documents are asked for again, while those that are known stay in use
 * @param absentTtl for which it is remembered that a tenant has no documents, or that they can't be read
 * @param readTimeout how long a question waits for its turn if {@link #READS_MAX} others are under way
 */
public record TenantCacheSettings(Duration ttl, Duration absentTtl, Duration readTimeout) {

    /** Tenants whose documents are kept. */
    public static final int TENANTS_MAX = 10_000;
    /** Bytes of all documents that are kept. */
    public static final long BYTES_MAX = 64L * 1024 * 1024;
    /** Tenants of which it is remembered that they have no documents. */
    public static final int ABSENT_MAX = 10_000;
    /** Tenants that are read at the same time. */
    public static final int READS_MAX = 32;
    /** Milliseconds for which documents may be used without asking for newer ones: a day. */
    public static final long TTL_MILLIS_MAX = 86_400_000;

    /** What is used where nothing else is said. */
    public static final TenantCacheSettings DEFAULT =
            new TenantCacheSettings(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(3));

    /**
     * @throws IllegalArgumentException if the time to live is negative or longer than {@link #TTL_MILLIS_MAX}
     */
    public TenantCacheSettings {
        requireTtl(ttl);
    }

    static void requireTtl(Duration ttl) {
        if (ttl.isNegative() || ttl.toMillis() > TTL_MILLIS_MAX) {
            throw new IllegalArgumentException("a ttl is from 0 to " + TTL_MILLIS_MAX + " ms, got: " + ttl);
        }
    }
}
