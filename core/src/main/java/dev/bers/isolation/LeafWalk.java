package dev.bers.isolation;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.Leaf;
import dev.bers.config.Resolution;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problems;
import dev.bers.tenant.TenantHash;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits every effective value of an environment, of all kinds and tenants. A tenant shares what it doesn't change with
 * the environment without a tenant, as the same objects, so that only its changes are visited.
 */
final class LeafWalk {

    private final ConfigResolver resolver;
    private final Problems problems = new Problems();

    /** What is done with each leaf. */
    interface Visitor {

        /** Told once of each leaf; the tenant is null for those without one. */
        void visit(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant, Leaf leaf);
    }

    LeafWalk(ConfigResolver resolver) {
        this.resolver = resolver;
    }

    /** Visits an environment: without a tenant, and for each. */
    void visit(EnvironmentName environment, Visitor visitor) {
        for (ConfigKind kind : resolver.documents().kinds()) {
            Resolution base = resolver.resolve(kind, environment, null);
            problems.addAll(base.problemsOfDocuments());
            visit(kind, environment, null, base.configuration().leaves(), visitor);
            if (kind == ConfigKind.ENVIRONMENT) {
                visit(environment, resolver.documents().tenants(), visitor);
            }
        }
    }

    /** Visits what these tenants change in an environment. */
    void visit(EnvironmentName environment, Collection<TenantHash> tenants, Visitor visitor) {
        Resolution base = resolver.resolve(ConfigKind.ENVIRONMENT, environment, null);
        for (TenantHash tenant : tenants) {
            Resolution resolution = resolver.resolve(ConfigKind.ENVIRONMENT, environment, tenant);
            problems.addAll(resolution.problemsOfDocuments());
            visit(ConfigKind.ENVIRONMENT, environment, tenant, resolution.changedFrom(base), visitor);
        }
    }

    private static void visit(
            ConfigKind kind,
            EnvironmentName environment,
            @Nullable TenantHash tenant,
            List<Leaf> leaves,
            Visitor visitor) {
        for (Leaf leaf : leaves) {
            visitor.visit(kind, environment, tenant, leaf);
        }
    }

    /** What went wrong while resolving. */
    Problems problems() {
        return problems;
    }
}
