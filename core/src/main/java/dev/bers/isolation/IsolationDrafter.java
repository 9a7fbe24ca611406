package dev.bers.isolation;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.Leaf;
import dev.bers.config.SchemaHints.EndpointHint;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.isolation.IsolationDraft.Contested;
import dev.bers.tenant.TenantHash;
import dev.bers.value.TextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers who names what, and proposes to whom it belongs. */
final class IsolationDrafter implements LeafWalk.Visitor {

    private static final List<String> BUCKET_NAMES = List.of("bucket");
    private static final List<String> HOST_NAMES =
            List.of("host", "hostname", "domain", "server", "endpoint", "origin");

    private final ConfigResolver resolver;
    private final Environments environments;
    private final Ownership byHostnames;
    private final EndpointFinder finder;
    private final Map<String, Named> byPattern = new LinkedHashMap<>();

    /** An endpoint with who names it. */
    private record Named(Endpoint endpoint, Set<EnvironmentName> environments) {}

    IsolationDrafter(ConfigResolver resolver) {
        this.resolver = resolver;
        this.environments = resolver.documents().environments();
        IsolationDeclaration nothing = new IsolationDeclaration(UnknownPolicy.FAIL, Map.of(), List.of());
        this.byHostnames = Ownership.compile(nothing, environments).ownership();
        this.finder = new EndpointFinder(byHostnames);
    }

    IsolationDraft draft() {
        LeafWalk walk = new LeafWalk(resolver);
        for (EnvironmentName environment : environments.names()) {
            walk.visit(environment, this);
        }
        Map<EnvironmentName, List<String>> owners = new LinkedHashMap<>();
        for (EnvironmentName environment : environments.names()) {
            owners.put(environment, new ArrayList<>());
        }
        List<Contested> contested = new ArrayList<>();
        List<String> patterns = new ArrayList<>(byPattern.keySet());
        patterns.sort(String::compareTo);
        for (String pattern : patterns) {
            Named named = java.util.Objects.requireNonNull(byPattern.get(pattern));
            assign(pattern, named, owners, contested);
        }
        owners.values().removeIf(List::isEmpty);
        return new IsolationDraft(owners, contested, walk.problems().list());
    }

    @Override
    public void visit(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant, Leaf leaf) {
        for (Endpoint endpoint : finder.in(leaf).endpoints()) {
            add(endpoint, environment);
        }
        boolean mayBeNamed = leaf.schemaHints().endpoint() == EndpointHint.AUTOMATIC;
        if (mayBeNamed && leaf.value() instanceof TextValue text && isPlainName(text.text())) {
            if (endsWithAny(leaf.path(), BUCKET_NAMES)) {
                add(Endpoint.bucket(text.text(), ""), environment);
            } else if (text.text().indexOf('.') > 0 && endsWithAny(leaf.path(), HOST_NAMES)) {
                Endpoint.parse(text.text()).ifPresent(endpoint -> add(endpoint, environment));
            }
        }
    }

    private static boolean isPlainName(String text) {
        return HostText.isPlain(text) && text.indexOf('*') < 0;
    }

    /** Whether the last name in a path ends so: {@code CONFIG_BUCKET}, {@code backup.bucket}. */
    private static boolean endsWithAny(String path, List<String> endings) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String ending : endings) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private void add(Endpoint endpoint, EnvironmentName environment) {
        byPattern
                .computeIfAbsent(pattern(endpoint), any -> new Named(endpoint, new LinkedHashSet<>()))
                .environments()
                .add(environment);
    }

    private static String pattern(Endpoint endpoint) {
        String place = endpoint.withoutPath();
        return place.startsWith("//") ? place.substring(2) : place;
    }

    private void assign(
            String pattern, Named named, Map<EnvironmentName, List<String>> owners, List<Contested> contested) {
        Ruling ruling = byHostnames.ruleOn(named.endpoint());
        List<EnvironmentName> own = new ArrayList<>(ruling.isUnknown() ? choose(named) : ruling.owners());
        if (ruling.isUnknown()) {
            for (EnvironmentName owner : own) {
                java.util.Objects.requireNonNull(owners.get(owner)).add(pattern);
            }
        }
        List<EnvironmentName> others = new ArrayList<>();
        for (EnvironmentName environment : named.environments()) {
            boolean reaches = false;
            for (EnvironmentName owner : own) {
                reaches |= environments.mayReach(environment).contains(owner);
            }
            if (!reaches) {
                others.add(environment);
            }
        }
        if (!others.isEmpty() || (ruling.isUnknown() && own.size() > 1)) {
            contested.add(new Contested(pattern, own, others));
        }
    }

    /** Of those that name it the ones of the highest tier, but not those that reach it through one of them. */
    private List<EnvironmentName> choose(Named named) {
        Tier deciding = null;
        for (EnvironmentName environment : named.environments()) {
            Tier tier = environments.get(environment).tier();
            boolean isHigher = deciding == null || tier.compareTo(deciding) > 0;
            deciding = deciding == null || isHigher != named.endpoint().isLoopback() ? tier : deciding;
        }
        List<EnvironmentName> chosen = new ArrayList<>();
        for (EnvironmentName environment : named.environments()) {
            if (environments.get(environment).tier() == deciding && !reachesAnother(environment, named)) {
                chosen.add(environment);
            }
        }
        return chosen;
    }

    private boolean reachesAnother(EnvironmentName environment, Named named) {
        for (EnvironmentName parent : environments.mayReach(environment)) {
            if (!parent.equals(environment) && named.environments().contains(parent)) {
                return true;
            }
        }
        return false;
    }
}
