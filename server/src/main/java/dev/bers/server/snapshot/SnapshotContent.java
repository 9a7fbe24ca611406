package dev.bers.server.snapshot;

import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a release hands out, as whoever serves it knows. */
public interface SnapshotContent {

    /** The environment of the release. */
    EnvironmentName environment();

    /** The number of the release. */
    long release();

    /** The number of its revision. */
    long revision();

    /** The tenants for whom there is a body. */
    Collection<TenantHash> tenants();

    /**
     * Byte for byte what is answered, without any encoding for transport.
     *
     * @param tenant one of {@link #tenants}, or null for whoever names none
     */
    byte[] body(@Nullable TenantHash tenant);
}
