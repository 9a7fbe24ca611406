package dev.bers.exchange;

import dev.bers.environment.BranchPattern;
import dev.bers.environment.DetectionRules;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.HostnamePattern;
import dev.bers.environment.Tier;
import dev.bers.isolation.Declared;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.isolation.UnknownPolicy;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ValidationModes;
import dev.bers.problem.Location;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads back what the decision {@code manifest} answered: a manifest that is known to be sound, its defaults filled in.
 * What runs in a page gets this form, so that it need not carry the checks and their messages.
 */
public final class DeclaredExchange {

    private DeclaredExchange() {}

    /**
     * The manifest that the decision {@code manifest} answered for; how strictly kinds are held to their schemas is left
     * out, since what is told this way was validated where it comes from. Without {@code detection}, its defaults hold.
     *
     * @throws ProblemException if a member is missing or of another type
     * @throws IllegalArgumentException if a member is not what its type allows
     */
    public static Manifest manifest(MappingValue members) {
        Request declared = new Request(members, "declared.");
        return new Manifest(
                declared.textOr("name", ""),
                environments(declared),
                declared.has("detection") ? detection(declared) : DetectionRules.DEFAULT,
                ValidationModes.STRICT,
                isolation(declared),
                declared.tenant("defaultTenant"));
    }

    static Environments environments(Request declared) {
        List<Environment> environments = new ArrayList<>();
        for (Request one : declared.requests("environments")) {
            List<HostnamePattern> hostnames = new ArrayList<>();
            for (String pattern : one.texts("hostnames")) {
                hostnames.add(new HostnamePattern(pattern));
            }
            List<BranchPattern> branches = new ArrayList<>();
            for (String pattern : one.texts("branches")) {
                branches.add(new BranchPattern(pattern));
            }
            EnvironmentName parent = one.has("extends") ? one.environment("extends") : null;
            environments.add(new Environment(
                    one.environment("name"), tier(one.text("tier")), parent, hostnames, branches, Location.NONE));
        }
        return new Environments(environments);
    }

    static Tier tier(String text) {
        return Tier.parse(text).orElseThrow(() -> new IllegalArgumentException("no such tier: " + text));
    }

    static DetectionRules detection(Request declared) {
        Request rules = declared.request("detection");
        return new DetectionRules(
                rules.texts("variables"),
                rules.text("urlParameter"),
                rules.environment("default"),
                rules.count("cacheMillis"));
    }

    static IsolationDeclaration isolation(Request declared) {
        Request isolation = declared.request("isolation");
        UnknownPolicy unknown = isolation.text("unknown").equals("warn") ? UnknownPolicy.WARN : UnknownPolicy.FAIL;
        Map<EnvironmentName, List<Declared>> owners = new LinkedHashMap<>();
        Request owned = isolation.request("owners");
        for (String owner : owned.names()) {
            owners.put(new EnvironmentName(owner), patterns(owned.texts(owner)));
        }
        return new IsolationDeclaration(unknown, owners, patterns(isolation.texts("shared")));
    }

    private static List<Declared> patterns(List<String> texts) {
        List<Declared> patterns = new ArrayList<>();
        for (String text : texts) {
            patterns.add(new Declared(text, Location.NONE));
        }
        return patterns;
    }
}
