package dev.bers.isolation;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.HostnamePattern;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picasso's environments and declarations, as the tests of this package need them. */
final class Fixtures {

    static final EnvironmentName DEVELOPMENT = new EnvironmentName("development");
    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final EnvironmentName PREVIEW = new EnvironmentName("preview");
    static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    static final Environments ENVIRONMENTS = new Environments(List.of(
            environment(DEVELOPMENT, Tier.DEVELOPMENT, null, "localhost", "127.0.0.1", "*.localhost"),
            environment(STAGING, Tier.STAGING, null, "staging.picasso.example", "*.staging.picasso.example"),
            environment(PRODUCTION, Tier.PRODUCTION, null, "chat.picasso.example", "*.picasso.example"),
            environment(PREVIEW, Tier.STAGING, STAGING, "pr-*.preview.picasso.example")));

    private Fixtures() {}

    static Environment environment(
            EnvironmentName name, Tier tier, @Nullable EnvironmentName parent, String... hostnames) {
        List<HostnamePattern> patterns = new ArrayList<>();
        for (String hostname : hostnames) {
            patterns.add(new HostnamePattern(hostname));
        }
        return new Environment(name, tier, parent, patterns, List.of(), new Location("bers.yaml", 3, 3));
    }

    static Declared declared(String pattern) {
        return new Declared(pattern, new Location("bers.yaml", 40, 7));
    }

    static List<Declared> declared(List<String> patterns) {
        List<Declared> all = new ArrayList<>();
        for (String pattern : patterns) {
            all.add(declared(pattern));
        }
        return all;
    }

    /** Picasso's own declaration. */
    static IsolationDeclaration declaration() {
        Map<EnvironmentName, List<Declared>> owners = new LinkedHashMap<>();
        owners.put(STAGING, declared(List.of("https://*.staging.picasso.example", "s3://picasso-staging")));
        owners.put(
                PRODUCTION,
                declared(List.of(
                        "https://*.picasso.example",
                        "s3://picasso",
                        "arn:aws:lambda:*:123456789012:function:picasso-*",
                        "key:pk_live_")));
        return new IsolationDeclaration(
                UnknownPolicy.FAIL, owners, declared(List.of("https://fonts.picasso-cdn.example")));
    }

    static Ownership ownership() {
        return Ownership.compile(declaration(), ENVIRONMENTS).ownership();
    }

    static Ownership owning(Map<EnvironmentName, List<String>> owners, String... shared) {
        return compile(owners, shared).ownership();
    }

    static OwnershipCompilation compile(Map<EnvironmentName, List<String>> owners, String... shared) {
        Map<EnvironmentName, List<Declared>> all = new LinkedHashMap<>();
        owners.forEach((owner, patterns) -> all.put(owner, declared(patterns)));
        return Ownership.compile(
                new IsolationDeclaration(UnknownPolicy.FAIL, all, declared(List.of(shared))), ENVIRONMENTS);
    }

    static Endpoint endpoint(String text) {
        return Endpoint.parse(text).orElseThrow();
    }
}
