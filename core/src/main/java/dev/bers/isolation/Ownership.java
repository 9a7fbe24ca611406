package dev.bers.isolation;

import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.isolation.Endpoint.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which endpoint: {@code isolation:} and the environments' host names, compiled for look-up.
 *
 * <p>Exact hosts and buckets are found by hash; a host pattern by the labels after its {@code *}, of which a host has
 * but a few; the rest, few by nature, are tried one after the other.
 */
public final class Ownership {

    /** Not written out: a page carries this code, and a scan of it would take that for an endpoint of development's. */
    private static final String LOOPBACK_ADDRESS = "127" + ".0".repeat(2) + ".1";

    private final UnknownPolicy unknown;
    private final List<EndpointMatcher> matchers;
    private final List<EndpointMatcher> keyMatchers = new ArrayList<>();
    private final Map<EnvironmentName, Set<EnvironmentName>> reachable = new HashMap<>();
    private final Map<String, List<Rule>> byHost = new HashMap<>();
    private final Map<String, List<Rule>> byHostEnding = new HashMap<>();
    private final Map<String, List<Rule>> byBucket = new HashMap<>();
    private final Map<Kind, List<Rule>> others = new HashMap<>();

    /** A matcher with what it says alone, made once. */
    private record Rule(EndpointMatcher matcher, Ruling ruling) {}

    Ownership(Environments environments, UnknownPolicy unknown, List<EndpointMatcher> matchers) {
        this.unknown = unknown;
        this.matchers = List.copyOf(matchers);
        for (EnvironmentName name : environments.names()) {
            reachable.put(name, environments.mayReach(name));
        }
        for (EndpointMatcher matcher : matchers) {
            index(new Rule(matcher, Ruling.of(matcher)));
        }
    }

    /** Compiles a declaration together with the host names of the environments. */
    public static OwnershipCompilation compile(IsolationDeclaration declaration, Environments environments) {
        return new OwnershipCompiler(environments).compile(declaration);
    }

    private void index(Rule rule) {
        EndpointMatcher matcher = rule.matcher();
        if (matcher.kind() == Kind.KEY) {
            keyMatchers.add(matcher);
        }
        boolean isHost = matcher.kind() == Kind.URL || matcher.kind() == Kind.HOST;
        if (isHost && matcher.isExact()) {
            add(byHost, matcher.target().host(), rule);
        } else if (isHost && matcher.hostSuffix().indexOf('.') >= 0) {
            String suffix = matcher.hostSuffix();
            add(byHostEnding, suffix.substring(suffix.indexOf('.') + 1), rule);
        } else if (matcher.kind() == Kind.S3 && matcher.isExact()) {
            add(byBucket, matcher.target().name(), rule);
        } else {
            others.computeIfAbsent(isHost ? Kind.HOST : matcher.kind(), kind -> new ArrayList<>())
                    .add(rule);
        }
    }

    private static void add(Map<String, List<Rule>> index, String key, Rule rule) {
        index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(rule);
    }

    /** What an endpoint that nobody owns means. */
    public UnknownPolicy unknownPolicy() {
        return unknown;
    }

    /** All matchers, in the order of their declaration. */
    public List<EndpointMatcher> matchers() {
        return matchers;
    }

    /** Those that name keys. */
    List<EndpointMatcher> keyMatchers() {
        return keyMatchers;
    }

    /** To whom an endpoint belongs: the most specific matcher decides, equally specific ones together. */
    public Ruling ruleOn(Endpoint endpoint) {
        Ruling ruling = search(endpoint);
        if (!ruling.isUnknown() || !endpoint.isLoopback()) {
            return ruling;
        }
        ruling = search(endpoint.atHost("localhost"));
        return ruling.isUnknown() ? search(endpoint.atHost(LOOPBACK_ADDRESS)) : ruling;
    }

    /** How many units of a plain path may make a difference to whom a URL belongs; see {@link EndpointGuard}. */
    int decidingPathLength(Endpoint url) {
        int longest = 0;
        for (EndpointMatcher matcher : matchers) {
            longest = Math.max(longest, matcher.decidingPathLength(url.host()));
            if (url.isLoopback()) {
                longest = Math.max(longest, matcher.decidingPathLength("localhost"));
                longest = Math.max(longest, matcher.decidingPathLength(LOOPBACK_ADDRESS));
            }
        }
        return longest;
    }

    private Ruling search(Endpoint endpoint) {
        Selection selection = new Selection(endpoint);
        if (endpoint.kind() == Kind.S3) {
            selection.offer(byBucket.get(endpoint.name()));
        }
        if (endpoint.kind() == Kind.S3 || endpoint.kind() == Kind.ARN || endpoint.kind() == Kind.KEY) {
            selection.offer(others.get(endpoint.kind()));
        }
        if (!endpoint.host().isEmpty()) {
            offerHost(endpoint.host(), selection);
        }
        return selection.ruling;
    }

    private void offerHost(String host, Selection selection) {
        selection.offer(byHost.get(host));
        for (int dot = host.indexOf('.'); dot >= 0 && !byHostEnding.isEmpty(); dot = host.indexOf('.', dot + 1)) {
            selection.offer(byHostEnding.get(host.substring(dot + 1)));
        }
        selection.offer(others.get(Kind.HOST));
    }

    /**
     * Whether an environment may reach what a ruling is about: what it owns, what its {@code extends} ancestors of the
     * same tier own, and what is shared. Not what is unknown: {@link #unknownPolicy()} says what that means.
     */
    public boolean mayReach(EnvironmentName from, Ruling ruling) {
        if (ruling.isShared()) {
            return true;
        }
        Set<EnvironmentName> own = reachable.get(from);
        if (own == null) {
            return false;
        }
        for (EnvironmentName owner : ruling.owners()) {
            if (own.contains(owner)) {
                return true;
            }
        }
        return false;
    }

    /** The best of the rules offered so far. */
    private static final class Selection {
        private final Endpoint endpoint;
        private int best = -1;
        private Ruling ruling = Ruling.UNKNOWN;

        Selection(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        void offer(@Nullable List<Rule> rules) {
            if (rules == null) {
                return;
            }
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                if (rule.matcher().matches(endpoint)) {
                    weigh(rule);
                }
            }
        }

        private void weigh(Rule rule) {
            int specificity = rule.matcher().specificity(endpoint);
            if (specificity > best) {
                best = specificity;
                ruling = rule.ruling();
            } else if (specificity == best) {
                ruling = ruling.and(rule.matcher());
            }
        }
    }
}
