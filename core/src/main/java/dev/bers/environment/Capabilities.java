package dev.bers.environment;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What code may do where it runs. Code asks for one of these and never compares names of environments, so that a
 * further environment cannot fall into an {@code else} that was written for another.
 *
 * @param guards the tier whose protections hold; stricter than the environment's own where sources disagree or none
 *     decided
 * @param debug whether tracing may be turned on
 * @param urlParameters what the URL parameter is worth
 * @param mayReach the environments whose endpoints may be reached: itself and its {@code extends} parents of the same
 *     tier
 */
public record Capabilities(Tier guards, boolean debug, UrlParameters urlParameters, Set<EnvironmentName> mayReach) {

    /** Copies the set; its order is kept. */
    public Capabilities {
        mayReach = Collections.unmodifiableSet(new LinkedHashSet<>(mayReach));
    }

    /** Those under the guards of a tier. */
    public static Capabilities under(Tier guards, Set<EnvironmentName> mayReach) {
        return new Capabilities(guards, guards != Tier.PRODUCTION, UrlParameters.under(guards), mayReach);
    }
}
