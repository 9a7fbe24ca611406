package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of all environments × tenants, for whoever knows that nothing changed in the rest.
 *
 * @param environments those in it; null if all are
 * @param tenants those in it, in each of the environments; null if all are, and a request without one
 */
public record Scope(
        @Nullable Set<EnvironmentName> environments,
        @Nullable Set<TenantHash> tenants) {

    /** Everything. */
    public static final Scope ALL = new Scope(null, null);

    /** Nothing. */
    public static final Scope NONE = new Scope(Set.of(), Set.of());

    /** Copies the sets. */
    public Scope {
        environments = environments == null ? null : Set.copyOf(environments);
        tenants = tenants == null ? null : Set.copyOf(tenants);
    }

    /** Some environments, whoever asks. */
    public static Scope of(Collection<EnvironmentName> environments) {
        return new Scope(Set.copyOf(environments), null);
    }

    /** What is in this or in the other one; it may hold more than that, never less. */
    public Scope or(Scope other) {
        if (equals(NONE) || other.equals(NONE)) {
            return equals(NONE) ? other : this;
        }
        return new Scope(both(environments, other.environments), both(tenants, other.tenants));
    }

    private static <T> @Nullable Set<T> both(@Nullable Set<T> some, @Nullable Set<T> others) {
        if (some == null || others == null) {
            return null;
        }
        Set<T> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    /** As much of this as these environments have. */
    public Scope in(Collection<EnvironmentName> some) {
        Set<EnvironmentName> both = new HashSet<>(some);
        if (environments != null) {
            both.retainAll(environments);
        }
        return both.isEmpty() ? NONE : new Scope(both, tenants);
    }

    /** Whether an environment is in it, for any tenant or none. */
    public boolean has(EnvironmentName environment) {
        return environments == null || environments.contains(environment);
    }

    /** Whether all tenants are in it, and requests without one. */
    public boolean hasAllTenants() {
        return tenants == null;
    }

    /** Those of its environments that a workspace has, in the order of their declaration. */
    List<EnvironmentName> environmentsOf(ConfigDocuments documents) {
        return documents.environments().names().stream().filter(this::has).toList();
    }

    /** Those of its tenants that a workspace has. */
    Collection<TenantHash> tenantsOf(ConfigDocuments documents) {
        if (tenants == null) {
            return documents.tenants();
        }
        List<TenantHash> there = new ArrayList<>(tenants);
        there.removeIf(tenant -> !documents.has(tenant));
        return there;
    }
}
