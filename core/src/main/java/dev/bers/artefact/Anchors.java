package dev.bers.artefact;

import dev.bers.isolation.EndpointMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts that betray an endpoint somebody owns, as one automaton: of a host pattern its longest literal part. */
final class Anchors {

    static final int HOST_KIND = 1;
    static final int URL_KIND = 2;
    static final int ARN_KIND = 4;
    static final int KEY_KIND = 8;
    /** And the three bits above: the place of four at which the base64 image ends. */
    static final int BASE64_KIND = 16;

    /** How each ARN begins, whatever the partition. */
    static final String ARN = "arn:aws";

    private static final String AWS_HOSTS = "amazonaws.com";
    private static final List<String> BUCKET_SCHEMES = List.of("s3://", "s3a://", "s3n://", "gs://");
    private static final List<String> URL_SCHEMES = List.of("http://", "https://", "ws://", "wss://");

    private final Automaton automaton;
    private final List<String> keyPrefixes;

    private Anchors(Automaton automaton, List<String> keyPrefixes) {
        this.automaton = automaton;
        this.keyPrefixes = keyPrefixes;
    }

    /**
     * The anchors of all matchers.
     *
     * @param withUnknown whether URLs that nobody declared are sought as well
     */
    static Anchors of(List<EndpointMatcher> matchers, boolean withUnknown) {
        Set<String> hosts = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        Set<String> urls = new LinkedHashSet<>(withUnknown ? URL_SCHEMES : List.of());
        boolean withArns = withUnknown;
        for (EndpointMatcher matcher : matchers) {
            switch (matcher.kind()) {
                case URL, HOST -> hosts.add(longer(matcher.hostPrefix(), matcher.hostSuffix()));
                case S3 -> {
                    hosts.add(AWS_HOSTS);
                    urls.addAll(BUCKET_SCHEMES);
                    withArns = true;
                }
                case ARN -> withArns = true;
                case KEY -> keys.add(matcher.target().name());
            }
        }
        Automaton.Builder automaton = new Automaton.Builder();
        add(automaton, hosts, HOST_KIND, true);
        add(automaton, urls, URL_KIND, true);
        add(automaton, withArns ? List.of(ARN) : List.of(), ARN_KIND, true);
        add(automaton, keys, KEY_KIND, false);
        return new Anchors(automaton.build(), new ArrayList<>(keys));
    }

    private static String longer(String a, String b) {
        return a.length() > b.length() ? a : b;
    }

    private static void add(Automaton.Builder automaton, Iterable<String> texts, int kind, boolean caseFree) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                automaton.add(text, kind);
                Base64Images images = new Base64Images(text, caseFree);
                images.addTo(automaton, BASE64_KIND);
                images.addTwiceTo(automaton, BASE64_KIND);
                new Base64Images(wide(text), caseFree).addTo(automaton, BASE64_KIND);
            }
        }
    }

    /** In UTF-16 of either byte order, but for a NUL at one of the ends. */
    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            wide.append(i == 0 ? "" : "\0").append(text.charAt(i));
        }
        return wide.toString();
    }

    Automaton automaton() {
        return automaton;
    }

    List<String> keyPrefixes() {
        return keyPrefixes;
    }
}
