package dev.bers.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which environment serves a host: that of the most specific pattern that matches. Of equally specific patterns that of
 * the stricter tier wins, so that doubt never loosens the guards. Immutable.
 */
public final class HostnameRanking {

    /**
     * A pattern and who declared it.
     *
     * @param pattern as declared, normalised
     * @param environment its environment
     */
    public record Ranked(HostnamePattern pattern, Environment environment) {}

    private final Map<String, Ranked> exact = new HashMap<>();
    private final Ranked[] wild;

    /** Ranks all hostname patterns of all environments. */
    public HostnameRanking(Environments environments) {
        List<Ranked> ranked = new ArrayList<>();
        for (Environment environment : environments.all()) {
            for (HostnamePattern pattern : environment.hostnames()) {
                ranked.add(new Ranked(pattern, environment));
            }
        }
        ranked.sort(HostnameRanking::compare);
        List<Ranked> rankedWild = new ArrayList<>();
        for (Ranked one : ranked) {
            if (one.pattern().isExact()) {
                exact.putIfAbsent(one.pattern().text(), one);
            } else {
                rankedWild.add(one);
            }
        }
        this.wild = rankedWild.toArray(new Ranked[0]);
    }

    private static int compare(Ranked a, Ranked b) {
        int bySpecificity =
                Integer.compare(b.pattern().specificity(), a.pattern().specificity());
        if (bySpecificity != 0) {
            return bySpecificity;
        }
        int byTier = b.environment().tier().compareTo(a.environment().tier());
        return byTier != 0 ? byTier : a.pattern().compareTo(b.pattern());
    }

    /**
     * The winning pattern; empty if none matches.
     *
     * @param host {@linkplain Hostname#normalise normalised}
     */
    public Optional<Ranked> find(String host) {
        return Optional.ofNullable(best(host));
    }

    @Nullable
    Ranked best(String host) {
        Ranked found = exact.get(host);
        if (found != null) {
            return found;
        }
        for (Ranked candidate : wild) {
            if (candidate.pattern().matches(host)) {
                return candidate;
            }
        }
        return null;
    }
}
