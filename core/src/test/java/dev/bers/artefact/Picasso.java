package dev.bers.artefact;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.isolation.Declared;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.UnknownPolicy;
import dev.bers.problem.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The reference workspace's owners, and a scan of it. */
final class Picasso {

    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    private Picasso() {}

    static Ownership ownership(String... moreOfProduction) {
        Environments environments = new Environments(List.of(
                new Environment(STAGING, Tier.STAGING, null, List.of(), List.of(), Location.NONE),
                new Environment(PRODUCTION, Tier.PRODUCTION, null, List.of(), List.of(), Location.NONE)));
        List<Declared> production = declared(
                "https://*.picasso.example",
                "https://live.test",
                "s3://picasso",
                "arn:aws:lambda:*:123456789012:function:picasso-*",
                "key:pk_live_");
        production.addAll(declared(moreOfProduction));
        Map<EnvironmentName, List<Declared>> owners = new LinkedHashMap<>();
        owners.put(STAGING, declared("https://*.staging.picasso.example", "s3://picasso-staging"));
        owners.put(PRODUCTION, production);
        return Ownership.compile(new IsolationDeclaration(UnknownPolicy.FAIL, owners, List.of()), environments)
                .ownership();
    }

    private static List<Declared> declared(String... patterns) {
        List<Declared> declared = new ArrayList<>();
        for (String pattern : patterns) {
            declared.add(new Declared(pattern, Location.NONE));
        }
        return declared;
    }

    static ArtefactMatcher matcher() {
        return new ArtefactMatcher(ownership(), STAGING, false);
    }

    static List<ArtefactFinding> scan(String text) {
        return scan(matcher(), text.getBytes(StandardCharsets.UTF_8));
    }

    static List<ArtefactFinding> scan(ArtefactMatcher matcher, byte[] bytes) {
        ArtefactScan scan = matcher.newScan();
        scan.feed(bytes, 0, bytes.length);
        return scan.finish();
    }

    static List<ArtefactFinding> scanInChunks(ArtefactMatcher matcher, byte[] bytes, long seed, int chunkMax) {
        Random random = new Random(seed);
        ArtefactScan scan = matcher.newScan();
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(chunkMax));
            scan.feed(bytes, at, end);
            at = end;
        }
        return scan.finish();
    }
}
