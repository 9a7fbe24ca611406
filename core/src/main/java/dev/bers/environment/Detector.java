package dev.bers.environment;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which environment signals mean: of six ranked {@linkplain Source sources} the highest that names a declared
 * environment. Immutable; safe for use by any number of threads.
 *
 * <p>Whatever the signals hold, there is an answer and never an exception: in doubt it is the default, under production's
 * guards.
 */
public final class Detector {

    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    final Environments environments;
    final DetectionRules rules;
    final HostnameRanking hostnames;
    final BranchRanking branches;
    /** The declared names, for messages. */
    final List<String> names;
    /** What decides if nothing else does. */
    final Environment fallback;
    /** Why that is not the configured default, or null. */
    final @Nullable Problem fallbackProblem;

    /**
     * For the environments and rules of a workspace. A default that is not declared is replaced by {@code production},
     * with a warning in every detection.
     */
    public Detector(Environments environments, DetectionRules rules) {
        this.environments = environments;
        this.rules = rules;
        this.hostnames = new HostnameRanking(environments);
        this.branches = new BranchRanking(environments);
        this.names = DetectionProblems.texts(environments.names());
        EnvironmentName configured = rules.defaultEnvironment();
        this.fallback = environments
                .find(configured)
                .or(() -> environments.find(PRODUCTION))
                .orElseGet(
                        () -> new Environment(PRODUCTION, Tier.PRODUCTION, null, List.of(), List.of(), Location.NONE));
        this.fallbackProblem = environments.find(configured).isPresent()
                ? null
                : DetectionProblems.defaultUndeclared(configured, fallback.name(), names);
    }

    /** The environments that it decides between. */
    public Environments environments() {
        return environments;
    }

    /** The rules by which it decides. */
    public DetectionRules rules() {
        return rules;
    }

    /** The environment that signals mean, and why. */
    public Detection detect(Signals signals) {
        return new DetectionRun(this, signals).detection();
    }
}
