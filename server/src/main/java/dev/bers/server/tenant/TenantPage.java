package dev.bers.server.tenant;

import dev.bers.tenant.TenantHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tenants of a source, in its order.
 *
 * @param tenants perhaps none, even if more follow
 * @param next what the next page begins after; null if this is the last one
 */
public record TenantPage(List<TenantHash> tenants, @Nullable String next) {

    /** Copies the list. */
    public TenantPage {
        tenants = List.copyOf(tenants);
    }
}
