package dev.bers.isolation;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.Leaf;
import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Content-Security-Policy (W3C CSP Level 3) of an environment's pages: they may connect to what the effective
 * configuration names, for any tenant, and the environment may reach; not to whatever an owner's pattern would allow.
 * (ISO-5)
 *
 * <p>Where any value is public, only public ones count, so that the header tells nobody of the inside. A host source is
 * made of nothing but the characters of hosts and ports, so that no value can add a directive.
 *
 * @param sources scheme, host and port of each endpoint, sorted
 */
public record ContentSecurityPolicy(List<String> sources) {

    /** Copies the sources. */
    public ContentSecurityPolicy {
        sources = List.copyOf(sources);
    }

    /** The policy of an environment. */
    public static ContentSecurityPolicy of(EnvironmentName environment, Ownership ownership, ConfigResolver resolver) {
        Collection collection = new Collection(ownership);
        new LeafWalk(resolver).visit(environment, collection);
        List<String> sorted = new ArrayList<>(collection.anyPublic ? collection.ofPublic : collection.ofAll);
        sorted.sort(String::compareTo);
        return new ContentSecurityPolicy(sorted);
    }

    /** The header's value. */
    public String value() {
        return "connect-src " + sourceList() + "; form-action " + sourceList();
    }

    private String sourceList() {
        StringBuilder out = new StringBuilder("'self'");
        for (String source : sources) {
            out.append(' ').append(source);
        }
        return out.toString();
    }

    /** The sources of the values seen so far. */
    private static final class Collection implements LeafWalk.Visitor {
        private final Ownership ownership;
        private final EndpointFinder finder;
        private final Set<String> ofAll = new HashSet<>();
        private final Set<String> ofPublic = new HashSet<>();
        private boolean anyPublic;

        Collection(Ownership ownership) {
            this.ownership = ownership;
            this.finder = new EndpointFinder(ownership);
        }

        @Override
        public void visit(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant, Leaf leaf) {
            anyPublic |= leaf.schemaHints().isPublic();
            if (leaf.schemaHints().isSecret()) {
                return;
            }
            for (Endpoint endpoint : finder.in(leaf).endpoints()) {
                if (isWeb(endpoint) && ownership.mayReach(environment, ownership.ruleOn(endpoint))) {
                    ofAll.add(source(endpoint));
                    if (leaf.schemaHints().isPublic()) {
                        ofPublic.add(source(endpoint));
                    }
                }
            }
        }

        /** CSP has no sources that are IPv6 addresses. */
        private static boolean isWeb(Endpoint endpoint) {
            boolean isScheme =
                    switch (endpoint.scheme()) {
                        case "http", "https", "ws", "wss" -> true;
                        default ->
                            endpoint.kind() == Endpoint.Kind.URL
                                    && endpoint.scheme().isEmpty();
                    };
            return isScheme && HostText.isPlain(endpoint.host());
        }

        private static String source(Endpoint endpoint) {
            return endpoint.scheme().isEmpty() ? endpoint.origin().substring(2) : endpoint.origin();
        }
    }
}
