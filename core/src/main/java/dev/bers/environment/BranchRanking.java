package dev.bers.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which environment a git branch is built for: that of the most specific pattern that matches. Of equally specific
 * patterns that of the stricter tier wins, so that doubt never loosens the guards. Immutable.
 */
public final class BranchRanking {

    /**
     * A pattern and who declared it.
     *
     * @param pattern as declared
     * @param environment its environment
     */
    public record Ranked(BranchPattern pattern, Environment environment) {}

    private final Ranked[] ranked;

    /** Ranks all branch patterns of all environments. */
    public BranchRanking(Environments environments) {
        List<Ranked> all = new ArrayList<>();
        for (Environment environment : environments.all()) {
            for (BranchPattern pattern : environment.branches()) {
                all.add(new Ranked(pattern, environment));
            }
        }
        all.sort(BranchRanking::compare);
        this.ranked = all.toArray(new Ranked[0]);
    }

    private static int compare(Ranked a, Ranked b) {
        int bySpecificity =
                Integer.compare(b.pattern().specificity(), a.pattern().specificity());
        if (bySpecificity != 0) {
            return bySpecificity;
        }
        // With as many literals, the shorter has fewer wild cards; the exact one must come before them.
        int byStars =
                Integer.compare(a.pattern().text().length(), b.pattern().text().length());
        if (byStars != 0) {
            return byStars;
        }
        int byTier = b.environment().tier().compareTo(a.environment().tier());
        return byTier != 0 ? byTier : a.pattern().compareTo(b.pattern());
    }

    /**
     * The winning pattern; empty if none matches.
     *
     * @param branch without {@code refs/heads/}
     */
    public Optional<Ranked> find(String branch) {
        return Optional.ofNullable(best(branch));
    }

    @Nullable
    Ranked best(String branch) {
        if (branch.length() > BranchPattern.LENGTH_MAX) {
            return null;
        }
        for (Ranked candidate : ranked) {
            if (candidate.pattern().matches(branch)) {
                return candidate;
            }
        }
        return null;
    }
}
