package dev.bers.isolation;

import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Endpoint.Kind;
import dev.bers.problem.Location;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A declared pattern of endpoints together with its owners.
 *
 * @param pattern as it is declared
 * @param target what it names, normal: its host may have one {@code *}, its bucket or ARN several; its scheme does not
 *     matter; its path is a prefix that ends at a segment; the name of a key is the prefix
 * @param owners the environments that own what it matches; empty if only shared
 * @param shared whether every environment may reach what it matches
 * @param location where it was declared first
 */
public record EndpointMatcher(
        String pattern, Endpoint target, Set<EnvironmentName> owners, boolean shared, Location location) {

    /** Enough for the longest text that is read as an endpoint, so that all of it fits into an int. */
    private static final int LENGTH_BITS = 14;

    private static final int LENGTH_MAX = (1 << LENGTH_BITS) - 1;

    /** Copies the owners, keeping their order. */
    public EndpointMatcher {
        owners = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(owners));
    }

    /** What kind of endpoint it names. */
    public Kind kind() {
        return target.kind();
    }

    /** Whether what it matches is only what it writes, for hosts and buckets: no {@code *}. */
    public boolean isExact() {
        return wildText().indexOf('*') < 0;
    }

    private String wildText() {
        return kind() == Kind.URL || kind() == Kind.HOST ? target.host() : target.name();
    }

    /** The host up to its {@code *}; the whole of it if it has none. */
    public String hostPrefix() {
        int star = target.host().indexOf('*');
        return star < 0 ? target.host() : target.host().substring(0, star);
    }

    /** The host from after its {@code *}; empty if it has none. */
    public String hostSuffix() {
        int star = target.host().indexOf('*');
        return star < 0 ? "" : target.host().substring(star + 1);
    }

    /** Whether an endpoint is one that it names. */
    public boolean matches(Endpoint endpoint) {
        return switch (kind()) {
            case URL, HOST -> matchesHost(endpoint.host()) && matchesPort(endpoint) && matchesPath(endpoint.urlPath());
            case S3 ->
                endpoint.kind() == Kind.S3
                        && Glob.matches(target.name(), endpoint.name())
                        && matchesPath(endpoint.path());
            case ARN -> endpoint.kind() == Kind.ARN && matchesArn(endpoint.name());
            case KEY -> endpoint.kind() == Kind.KEY && endpoint.name().startsWith(target.name());
        };
    }

    /** How many units of a plain path behind a host decide whether it matches: those of its prefix, and where that ends. */
    int decidingPathLength(String host) {
        boolean isHost = kind() == Kind.URL || kind() == Kind.HOST;
        return isHost && !target.path().isEmpty() && matchesHost(host)
                ? target.path().length() + 1
                : 0;
    }

    private boolean matchesHost(String host) {
        int star = target.host().indexOf('*');
        if (star < 0) {
            return target.host().equals(host);
        }
        int tail = target.host().length() - star - 1;
        return host.length() > star + tail
                && host.regionMatches(0, target.host(), 0, star)
                && host.regionMatches(host.length() - tail, target.host(), star + 1, tail);
    }

    /** An owner of a function owns its aliases and versions too, and an owner of a table its indexes. */
    private boolean matchesArn(String arn) {
        return Glob.matches(target.name(), arn)
                || Glob.matches(target.name() + ":*", arn)
                || Glob.matches(target.name() + "/*", arn);
    }

    private boolean matchesPort(Endpoint endpoint) {
        int port = endpoint.effectivePort();
        return target.port() == Endpoint.ANY_PORT || port == Endpoint.ANY_PORT || port == target.port();
    }

    private boolean matchesPath(String path) {
        if (target.path().isEmpty()) {
            return true;
        }
        return target.path().indexOf('*') < 0
                ? UrlPath.isWithin(target.path(), path)
                : Glob.matches(target.path(), path);
    }

    /**
     * How much it says about an endpoint that it matches; of two matchers the greater one decides. Buckets, ARNs and
     * keys come before hosts, then the literal characters of the name, then the port, then the path. An endpoint that
     * names no port belongs to a matcher without one rather than to one with.
     */
    public int specificity(Endpoint endpoint) {
        boolean isHost = kind() == Kind.URL || kind() == Kind.HOST;
        int rank = isHost ? 0 : 1;
        int name = Math.min(Glob.literals(wildText()), LENGTH_MAX);
        int port = target.port() == Endpoint.ANY_PORT ? 1 : endpoint.effectivePort() == Endpoint.ANY_PORT ? 0 : 2;
        int path = Math.min(Glob.literals(target.path()), LENGTH_MAX);
        int nameAndPort = (((rank << LENGTH_BITS) | name) << 2) | port;
        return (nameAndPort << LENGTH_BITS) | path;
    }

    /** The same matcher with more owners, or shared as well. */
    EndpointMatcher with(Set<EnvironmentName> moreOwners, boolean alsoShared) {
        Set<EnvironmentName> all = new LinkedHashSet<>(owners);
        all.addAll(moreOwners);
        return new EndpointMatcher(pattern, target, all, shared || alsoShared, location);
    }

    /** Equal for two matchers that name the very same endpoints, whatever scheme or spelling was used. */
    String identity() {
        boolean isHost = kind() == Kind.URL || kind() == Kind.HOST;
        return isHost
                ? "host " + target.host() + " " + target.port() + " " + target.path()
                : kind().text() + " " + target.name() + " " + target.path();
    }
}
