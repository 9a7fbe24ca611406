package dev.bers.environment;

import java.util.List;

/**
 * The {@code detection:} block of the manifest.
 *
 * @param variables environment variables that may name the environment; the first that is set, not empty and valid wins
 * @param urlParameter the name of the URL parameter
 * @param defaultEnvironment what decides if nothing else does
 * @param cacheMillis how long a detection is remembered; 0 for not at all
 */
public record DetectionRules(
        List<String> variables, String urlParameter, EnvironmentName defaultEnvironment, long cacheMillis) {

    /** How many variables may be named. */
    public static final int VARIABLES_MAX = 32;
    /** How long a detection is remembered unless the manifest says otherwise: 5 minutes. */
    public static final long CACHE_MILLIS_DEFAULT = 300_000;
    /** The longest that a detection may be remembered: a day. */
    public static final long CACHE_MILLIS_MAX = 86_400_000;
    /** What holds where the manifest says nothing. */
    public static final DetectionRules DEFAULT = new DetectionRules(
            List.of("BERS_ENV", "NODE_ENV"), "bers-env", new EnvironmentName("production"), CACHE_MILLIS_DEFAULT);

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the time is negative or over {@value #CACHE_MILLIS_MAX}
     */
    public DetectionRules {
        variables = List.copyOf(variables);
        if (cacheMillis < 0 || cacheMillis > CACHE_MILLIS_MAX) {
            throw new IllegalArgumentException("a detection is remembered 0 to a day in ms, got: " + cacheMillis);
        }
    }
}
