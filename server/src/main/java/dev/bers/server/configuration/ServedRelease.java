package dev.bers.server.configuration;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigProblems;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.config.Resolution;
import dev.bers.config.Sanitiser;
import dev.bers.config.ServedPart;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.exchange.GuardExchange;
import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.Violation;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.server.http.Refusal;
import dev.bers.server.release.ActiveRelease;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import dev.bers.workspace.folder.Acceptance;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An active release, made ready for answering: what every tenant shares is resolved once. Safe for several threads. */
final class ServedRelease {

    private static final int UNKNOWN = 404;

    private final ActiveRelease active;
    private final Today today;
    private final ConfigResolver resolver;
    private final Ownership ownership;
    private final Tier tier;
    private final MappingValue guard;

    /**
     * @param variables of the server's process that a value may be made of
     * @param today for acceptances that end
     */
    ServedRelease(ActiveRelease active, Map<String, String> variables, Today today) {
        Manifest manifest = manifest(active);
        this.active = active;
        this.today = today;
        this.resolver = active.workspace().resolver(variables);
        this.ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        this.tier = manifest.environments().get(active.release().environment()).tier();
        this.guard = GuardExchange.declaration(manifest, active.release().environment());
    }

    private static Manifest manifest(ActiveRelease active) {
        return active.workspace()
                .manifest()
                .orElseThrow(() -> new IllegalArgumentException("a release has a manifest: " + active.release()));
    }

    ActiveRelease active() {
        return active;
    }

    EnvironmentName environment() {
        return active.release().environment();
    }

    long number() {
        return active.release().number();
    }

    boolean has(TenantHash tenant) {
        return resolver.documents().has(tenant);
    }

    /** What whoever asks for a tenant that is not there is told. */
    Refusal refusal(TenantHash tenant) {
        return new Refusal(
                UNKNOWN,
                ConfigProblems.unknownTenant(tenant, resolver.documents().tenants()));
    }

    ConfigResolver resolver() {
        return resolver;
    }

    /**
     * What the release says to a tenant.
     *
     * @param tenant null for none
     * @throws dev.bers.problem.ProblemException if it has no such tenant
     */
    ServedConfiguration configuration(@Nullable TenantHash tenant) {
        Map<ConfigKind, ServedPart> parts = new LinkedHashMap<>();
        for (ConfigKind kind : resolver.documents().kinds()) {
            Resolution resolution = resolver.resolve(kind, active.release().environment(), tenant);
            parts.put(kind, ServedPart.of(resolution.configuration(), unsafe(resolution.configuration())));
        }
        return new ServedConfiguration(active.release(), tier, tenant, parts, guard);
    }

    /** What a variable of this process made of the documents, which were found safe and proved without it. */
    private Set<String> unsafe(EffectiveConfiguration configuration) {
        Acceptance acceptance = active.workspace().accepted().on(today.date());
        Set<String> paths = new HashSet<>();
        List<Leaf> leaves = configuration.leaves();
        for (Problem problem : Sanitiser.check(configuration, leaves)) {
            addRefused(problem, acceptance, paths);
        }
        for (Violation violation : IsolationProof.violations(ownership, configuration)) {
            if (violation.reason() != Violation.Reason.UNKNOWN) {
                addRefused(violation.problem(), acceptance, paths);
            }
        }
        return paths;
    }

    private static void addRefused(Problem problem, Acceptance acceptance, Set<String> paths) {
        if (problem.isError() && problem.path() != null && !acceptance.accepts(problem)) {
            paths.add(problem.path());
        }
    }
}
