package dev.bers.isolation;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.HostnamePattern;
import dev.bers.environment.Tier;
import dev.bers.isolation.Endpoint.Kind;
import dev.bers.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a declaration into matchers: one for each set of endpoints, with all who declare it. */
final class OwnershipCompiler {

    private final Environments environments;
    private final Map<String, EndpointMatcher> byIdentity = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    OwnershipCompiler(Environments environments) {
        this.environments = environments;
    }

    OwnershipCompilation compile(IsolationDeclaration declaration) {
        for (Environment environment : environments.all()) {
            addHostnames(environment);
        }
        declaration.owners().forEach(this::addOwned);
        for (Declared declared : declaration.shared()) {
            add(declared, null);
        }
        List<EndpointMatcher> matchers = new ArrayList<>(byIdentity.values());
        return new OwnershipCompilation(new Ownership(environments, declaration.unknown(), matchers), problems.list());
    }

    /** A malformed host name is the manifest's problem and reported there. */
    private void addHostnames(Environment environment) {
        for (HostnamePattern hostname : environment.hostnames()) {
            Declared declared = new Declared(hostname.text(), environment.location());
            Endpoint target = new OwnershipPattern(declared).target();
            if (target != null) {
                put(declared, target, environment.name());
            }
        }
    }

    private void addOwned(EnvironmentName owner, List<Declared> patterns) {
        if (environments.find(owner).isPresent()) {
            for (Declared declared : patterns) {
                add(declared, owner);
            }
            return;
        }
        List<String> names = new ArrayList<>();
        for (EnvironmentName name : environments.names()) {
            names.add(name.text());
        }
        for (Declared declared : patterns) {
            problems.add(IsolationProblems.unknownOwner(owner, names, declared));
        }
    }

    private void add(Declared declared, @Nullable EnvironmentName owner) {
        OwnershipPattern pattern = new OwnershipPattern(declared);
        problems.addAll(pattern.problems());
        Endpoint target = pattern.target();
        if (target == null) {
            return;
        }
        boolean isHost = target.kind() == Kind.URL || target.kind() == Kind.HOST;
        boolean anyPort = isHost && target.port() == Endpoint.ANY_PORT;
        if (anyPort && target.isLoopback() && !isDevelopment(owner)) {
            problems.add(IsolationProblems.loopback(declared, owner));
        }
        put(declared, target, owner);
    }

    private boolean isDevelopment(@Nullable EnvironmentName owner) {
        return owner != null && environments.get(owner).tier() == Tier.DEVELOPMENT;
    }

    private void put(Declared declared, Endpoint target, @Nullable EnvironmentName owner) {
        Set<EnvironmentName> owners = owner == null ? Set.of() : Set.of(owner);
        EndpointMatcher matcher =
                new EndpointMatcher(declared.pattern(), target, owners, owner == null, declared.location());
        EndpointMatcher before = byIdentity.get(matcher.identity());
        if (before == null) {
            byIdentity.put(matcher.identity(), matcher);
            return;
        }
        byIdentity.put(matcher.identity(), before.with(owners, owner == null));
        if (owner == null && !before.owners().isEmpty()) {
            problems.add(IsolationProblems.sharedAndOwned(declared, before));
        }
    }
}
