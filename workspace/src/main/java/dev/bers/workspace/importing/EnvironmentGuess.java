package dev.bers.workspace.importing;

import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the name of an environment lets one guess. */
final class EnvironmentGuess {

    private static final Set<String> DEVELOPMENT = Set.of("development", "dev", "local", "develop");
    private static final Set<String> STAGING = Set.of(
            "staging",
            "stage",
            "stg",
            "test",
            "testing",
            "qa",
            "uat",
            "preview",
            "preprod",
            "integration",
            "beta",
            "sandbox");
    private static final Set<String> PRODUCTION = Set.of("production", "prod", "live");

    private EnvironmentGuess() {}

    /** The environment that a key of the old configuration names, in the form that names have here. */
    static Optional<EnvironmentName> name(String key) {
        return EnvironmentName.parse(key.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether it is a name that people give to environments. */
    static boolean isUsual(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return DEVELOPMENT.contains(name) || STAGING.contains(name) || PRODUCTION.contains(name);
    }

    /** The tier; what is not known to be less counts as production, the safe side. */
    static Tier tier(EnvironmentName name) {
        if (DEVELOPMENT.contains(name.text())) {
            return Tier.DEVELOPMENT;
        }
        return STAGING.contains(name.text()) ? Tier.STAGING : Tier.PRODUCTION;
    }

    /** The git branches that usually become it. */
    static List<String> branches(EnvironmentName name) {
        if (DEVELOPMENT.contains(name.text())) {
            return List.of("feature/*");
        }
        if (PRODUCTION.contains(name.text())) {
            return List.of("main", "master");
        }
        return name.text().startsWith("stag") ? List.of("develop", "release/*") : List.of();
    }
}
