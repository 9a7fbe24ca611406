package dev.bers.workspace.importing;

import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** What people call the environments that every workspace has. */
    private static final Map<String, EnvironmentName> SHORT_NAMES = Map.of(
            "dev", builtIn(Tier.DEVELOPMENT),
            "stage", builtIn(Tier.STAGING),
            "stg", builtIn(Tier.STAGING),
            "prod", builtIn(Tier.PRODUCTION));

    private EnvironmentGuess() {}

    private static EnvironmentName builtIn(Tier tier) {
        return new EnvironmentName(tier.text());
    }

    /**
     * The name here of each environment that is named there: a short name such as {@code prod} means the environment
     * {@code production} that every workspace has, unless another one is called so already.
     */
    static Map<EnvironmentName, EnvironmentName> names(Collection<EnvironmentName> written) {
        Set<EnvironmentName> taken = new HashSet<>(written);
        Map<EnvironmentName, EnvironmentName> names = new LinkedHashMap<>();
        for (EnvironmentName name : written) {
            EnvironmentName full = SHORT_NAMES.get(name.text());
            names.put(name, full != null && taken.add(full) ? full : name);
        }
        return names;
    }

    /** The environments of a workspace, lowest tier first: the named ones, and the three that are always there. */
    static <T> Map<EnvironmentName, T> withBuiltIn(Map<EnvironmentName, T> named, T absent) {
        Map<EnvironmentName, T> all = new LinkedHashMap<>(named);
        for (Tier tier : Tier.values()) {
            all.putIfAbsent(builtIn(tier), absent);
        }
        List<EnvironmentName> names = new ArrayList<>(all.keySet());
        names.sort(Comparator.comparing(EnvironmentGuess::tier));
        Map<EnvironmentName, T> sorted = new LinkedHashMap<>();
        names.forEach(name -> sorted.put(name, java.util.Objects.requireNonNull(all.get(name))));
        return sorted;
    }

    /** What to know about an environment that has another name here. */
    static Advice renamed(EnvironmentName written, EnvironmentName name, Location place) {
        return new Advice(
                written + " became " + name + ", which every workspace has: what sets the environment to " + written
                        + " must set it to " + name,
                place);
    }

    /** What to know about the environments that nothing was said of. */
    static Advice unnamed(Collection<EnvironmentName> names, Location place) {
        String all = String.join(", ", names.stream().map(EnvironmentName::text).toList());
        return new Advice(
                all + " was not named, but every workspace has it: it has what base.yaml says, and no key is required"
                        + " that it lacks",
                place);
    }

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

    /** The git branches that usually become each environment; each branch becomes one, the built-in one if there is one. */
    static Map<EnvironmentName, List<String>> branches(Collection<EnvironmentName> names) {
        Set<EnvironmentName> builtInFirst = new LinkedHashSet<>();
        for (Tier tier : Tier.values()) {
            builtInFirst.add(builtIn(tier));
        }
        builtInFirst.addAll(names);
        Set<String> taken = new HashSet<>();
        Map<EnvironmentName, List<String>> branches = new LinkedHashMap<>();
        builtInFirst.forEach(name ->
                branches.put(name, branches(name).stream().filter(taken::add).toList()));
        return branches;
    }

    private static List<String> branches(EnvironmentName name) {
        if (DEVELOPMENT.contains(name.text())) {
            return List.of("feature/*");
        }
        if (PRODUCTION.contains(name.text())) {
            return List.of("main", "master");
        }
        return name.text().startsWith("stag") ? List.of("develop", "release/*") : List.of();
    }
}
