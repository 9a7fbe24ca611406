package dev.bers.manifest;

import dev.bers.environment.BranchPattern;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.HostnamePattern;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.value.TextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code environments:} block; the three built-in ones are added if it does not name them. */
final class EnvironmentsReader {

    /** Hostname patterns, and branch patterns, of one environment. */
    static final int PATTERNS_MAX = 1_000;

    /** An {@code extends:} as written. */
    private record Parent(String text, Location location, String path) {}

    private final Block block;
    private final Problems problems;
    private final Map<EnvironmentName, Environment> read = new LinkedHashMap<>();
    private final Map<EnvironmentName, Parent> parents = new LinkedHashMap<>();
    private final Map<String, EnvironmentName> hostOwners = new HashMap<>();
    private final Map<String, EnvironmentName> branchOwners = new HashMap<>();

    private EnvironmentsReader(Block block) {
        this.block = block;
        this.problems = block.problems();
    }

    static Environments read(Block block) {
        return new EnvironmentsReader(block).environments();
    }

    private Environments environments() {
        block.blocks(Environments.COUNT_MAX).forEach(this::readEnvironment);
        for (Tier tier : Tier.values()) {
            EnvironmentName name = new EnvironmentName(tier.text());
            read.putIfAbsent(name, new Environment(name, tier, null, List.of(), List.of(), Location.NONE));
        }
        Map<EnvironmentName, EnvironmentName> links = knownParents();
        breakCycles(links);
        List<Environment> linked = new ArrayList<>();
        for (Environment one : read.values()) {
            linked.add(new Environment(
                    one.name(), one.tier(), links.get(one.name()), one.hostnames(), one.branches(), one.location()));
        }
        return new Environments(linked);
    }

    private void readEnvironment(String key, Block settings) {
        EnvironmentName name = EnvironmentName.parse(key).orElse(null);
        if (name == null) {
            problems.add(ManifestProblems.environmentName(key)
                    .at(settings.location())
                    .atPath(block.pathOf(key)));
            return;
        }
        settings.allowing("tier", "extends", "hostnames", "branches");
        TextValue parent = settings.text("extends");
        if (parent != null) {
            parents.put(
                    name,
                    new Parent(parent.text(), settings.locationOf(parent.position()), settings.pathOf("extends")));
        }
        read.put(
                name,
                new Environment(
                        name,
                        tier(name, settings),
                        null,
                        hostnames(name, settings),
                        branches(name, settings),
                        settings.location()));
    }

    /** The tier as written; where none can be read, the strictest, since nothing is used until it is mended. */
    private Tier tier(EnvironmentName name, Block settings) {
        Tier builtIn = Tier.parse(name.text()).orElse(null);
        TextValue text = settings.text("tier");
        if (text == null) {
            if (builtIn == null && !settings.has("tier")) {
                settings.reportMissing("tier", "one of development, staging, production");
            }
            return builtIn == null ? Tier.PRODUCTION : builtIn;
        }
        Tier tier = Tier.parse(text.text()).orElse(null);
        if (tier == null) {
            report(ManifestProblems.tier(text.text()), settings, "tier", text);
            return builtIn == null ? Tier.PRODUCTION : builtIn;
        }
        if (builtIn != null && tier != builtIn) {
            report(ManifestProblems.builtInTier(name, text.text()), settings, "tier", text);
            return builtIn;
        }
        return tier;
    }

    private List<HostnamePattern> hostnames(EnvironmentName name, Block settings) {
        List<HostnamePattern> patterns = new ArrayList<>();
        for (TextValue text : settings.texts("hostnames", PATTERNS_MAX)) {
            HostnamePattern pattern = HostnamePattern.parse(text.text()).orElse(null);
            if (pattern == null) {
                report(ManifestProblems.hostname(text.text()), settings, "hostnames", text);
                continue;
            }
            EnvironmentName owner = hostOwners.putIfAbsent(pattern.text(), name);
            if (owner == null) {
                patterns.add(pattern);
                if (isOpenToStrangers(pattern.text())) {
                    report(ManifestProblems.openHostname(pattern.text()), settings, "hostnames", text);
                }
            } else if (owner.equals(name)) {
                report(ManifestProblems.listedTwice(text.text()), settings, "hostnames", text);
            } else {
                Problem contested = ManifestProblems.contestedHostname(pattern.text(), name, owner);
                report(contested, settings, "hostnames", text);
            }
        }
        return patterns;
    }

    /**
     * Whether a stranger can register a domain that the pattern matches, as {@code evilpicasso.example} for
     * {@code *picasso.example} or {@code chat.evil.example} for {@code chat.*}; a range of addresses is none.
     */
    private static boolean isOpenToStrangers(String pattern) {
        int last = pattern.length() - 1;
        if (pattern.charAt(last) != '*') {
            return pattern.charAt(0) == '*' && pattern.charAt(1) != '.';
        }
        for (int i = 0; i < last; i++) {
            char c = pattern.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return true;
            }
        }
        return last == 0;
    }

    private List<BranchPattern> branches(EnvironmentName name, Block settings) {
        List<BranchPattern> patterns = new ArrayList<>();
        for (TextValue text : settings.texts("branches", PATTERNS_MAX)) {
            BranchPattern pattern = BranchPattern.parse(text.text()).orElse(null);
            if (pattern == null) {
                report(ManifestProblems.branch(text.text()), settings, "branches", text);
                continue;
            }
            EnvironmentName owner = branchOwners.putIfAbsent(pattern.text(), name);
            if (owner == null) {
                patterns.add(pattern);
            } else if (owner.equals(name)) {
                report(ManifestProblems.listedTwice(text.text()), settings, "branches", text);
            } else {
                Problem contested = ManifestProblems.contestedBranch(pattern.text(), name, owner);
                report(contested, settings, "branches", text);
            }
        }
        return patterns;
    }

    private void report(Problem problem, Block settings, String key, TextValue at) {
        problems.add(problem.at(settings.locationOf(at.position())).atPath(settings.pathOf(key)));
    }

    private Map<EnvironmentName, EnvironmentName> knownParents() {
        Map<EnvironmentName, EnvironmentName> links = new LinkedHashMap<>();
        parents.forEach((child, parent) -> {
            EnvironmentName name = EnvironmentName.parse(parent.text()).orElse(null);
            if (name != null && read.containsKey(name)) {
                links.put(child, name);
            } else {
                List<String> declared = ManifestProblems.texts(read.keySet());
                declared.remove(child.text());
                problems.add(ManifestProblems.unknownParent(child, parent.text(), declared)
                        .at(parent.location())
                        .atPath(parent.path()));
            }
        });
        return links;
    }

    /** Reports each circle once, at the first of its environments, and takes its links away. */
    private void breakCycles(Map<EnvironmentName, EnvironmentName> links) {
        for (EnvironmentName start : read.keySet()) {
            List<EnvironmentName> circle = circleFrom(start, links);
            if (circle != null) {
                Parent parent = parents.get(start);
                if (parent != null) {
                    problems.add(
                            ManifestProblems.cycle(circle).at(parent.location()).atPath(parent.path()));
                }
                circle.forEach(links::remove);
            }
        }
    }

    /** The circle that an environment is part of, beginning with it; null if it is in none. */
    private @Nullable List<EnvironmentName> circleFrom(
            EnvironmentName start, Map<EnvironmentName, EnvironmentName> links) {
        List<EnvironmentName> walked = new ArrayList<>();
        EnvironmentName at = start;
        while (at != null && walked.size() <= read.size()) {
            walked.add(at);
            at = links.get(at);
            if (start.equals(at)) {
                return walked;
            }
        }
        return null;
    }
}
