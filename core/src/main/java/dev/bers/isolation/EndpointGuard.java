package dev.bers.isolation;

import dev.bers.environment.EnvironmentName;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one environment, address by address, whether a running program may reach it. (ISO-4)
 *
 * <p>Immutable; safe for use by any number of threads.
 */
public final class EndpointGuard {

    /** The answer of {@link #decidingPathLength} where all of a path may decide. */
    public static final int WHOLE_PATH = -1;

    private final Ownership ownership;
    private final EnvironmentName environment;

    /** The guard of an environment, by who owns what. */
    public EndpointGuard(Ownership ownership, EnvironmentName environment) {
        this.ownership = ownership;
        this.environment = environment;
    }

    /** What an address is to the environment. */
    public enum Verdict {
        /** Its own, its parents' of the same tier, or shared. */
        ALLOWED("allowed"),
        /** Another environment's. */
        FOREIGN("foreign"),
        /** Nobody's. */
        UNKNOWN("unknown"),
        /** No endpoint: a relative address, {@code data:}, {@code blob:}. */
        NONE("none");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** The name in JSON. */
        public String text() {
            return text;
        }
    }

    /**
     * What is said of an address.
     *
     * @param verdict what it is to the environment
     * @param isRefused whether it must not be reached
     * @param endpoint without its path, which may hold a secret; null if the address is none
     * @param owner to whom it belongs, several separated by commas; null if it is nobody's or shared
     */
    public record Judgement(
            Verdict verdict,
            boolean isRefused,
            @Nullable String endpoint,
            @Nullable String owner) {}

    /** What is to be said of an address, absolute as a browser resolves it. */
    public Judgement judge(String address) {
        Endpoint endpoint = Endpoint.parse(address).orElse(null);
        if (endpoint == null) {
            return new Judgement(Verdict.NONE, false, null, null);
        }
        Ruling ruling = ownership.ruleOn(endpoint);
        if (ruling.isUnknown()) {
            boolean isRefused = ownership.unknownPolicy() == UnknownPolicy.FAIL;
            return new Judgement(Verdict.UNKNOWN, isRefused, endpoint.withoutPath(), null);
        }
        boolean mayReach = ownership.mayReach(environment, ruling);
        Verdict verdict = mayReach ? Verdict.ALLOWED : Verdict.FOREIGN;
        return new Judgement(verdict, !mayReach, endpoint.withoutPath(), ruling.ownerText());
    }

    /**
     * How many UTF-16 units of the path, from its slash on, decide at most what is said of an address with the scheme, host
     * and port of this one.
     *
     * <p>None, where nothing is declared about paths: then all paths, queries and fragments are judged alike. Else two plain
     * paths that begin with the same so many units are judged alike, or are the same; plain are segments of letters, digits,
     * {@code -}, {@code _}, {@code ~} and dots, none of which begins with a dot, with or without a slash at the end.
     *
     * @return {@link #WHOLE_PATH} if no beginning decides: the address is none of a host, or its path may name a bucket
     */
    public int decidingPathLength(String address) {
        Endpoint endpoint = Endpoint.parse(address).orElse(null);
        if (endpoint == null || endpoint.kind() != Endpoint.Kind.URL || S3Address.of(endpoint.host(), "/any") != null) {
            return WHOLE_PATH;
        }
        return ownership.decidingPathLength(endpoint);
    }
}
