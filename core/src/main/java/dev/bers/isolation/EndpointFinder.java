package dev.bers.isolation;

import dev.bers.config.ConfigPath;
import dev.bers.config.Leaf;
import dev.bers.config.SchemaHints.EndpointHint;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import java.util.List;

/**
 * Finds the endpoints that a value names: URLs and ARNs always, wherever in the text they stand; bare hosts, buckets
 * and keys where a declared matcher knows them or the schema says that the value is an endpoint. Encoded text is read
 * back, and what is encoded in it, so that an encoding hides nothing. What the schema says is no endpoint is not looked at.
 */
public final class EndpointFinder {

    /** How often an encoding within an encoding is read back. */
    public static final int DECODINGS_MAX = 2;
    /** How many times the length of a value is read, at most, for the endpoints that may begin in each other. */
    public static final int READINGS_MAX = 64;

    private static final List<String> BUCKET_WORDS = List.of("bucket", "s3");
    private static final List<String> HOST_WORDS = List.of(
            "host", "addr", "server", "endpoint", "url", "uri", "domain", "origin", "proxy", "gateway", "upstream");

    private final Ownership ownership;

    /** A finder that knows the bare hosts, buckets and keys of an ownership. */
    public EndpointFinder(Ownership ownership) {
        this.ownership = ownership;
    }

    /** What a leaf names, in its value and in the names of the mappings above it. */
    public FoundEndpoints in(Leaf leaf) {
        EndpointHint hint = leaf.schemaHints().endpoint();
        boolean isText = leaf.value() instanceof TextValue;
        boolean isAddress =
                leaf.value() instanceof NumberValue && (hint == EndpointHint.ALWAYS || isOfHost(leaf.path()));
        boolean isOfBucket = contains(leaf.path(), BUCKET_WORDS);
        boolean isNamed = leaf.path().indexOf('"') >= 0 || isOfBucket || namesKey(leaf.path());
        boolean mayBeEncoded = hasLongName(leaf.path());
        if (hint == EndpointHint.NEVER || (!isText && !isNamed && !mayBeEncoded && !isAddress)) {
            return FoundEndpoints.NONE;
        }
        int length = leaf.value() instanceof TextValue text ? text.text().length() : 0;
        EndpointScan scan = new EndpointScan(ownership, new ReadingAllowance(length));
        if (leaf.value() instanceof TextValue text) {
            read(text.text(), hint, scan);
            if (isOfBucket) {
                scan.readBucketKeys(text.text());
            }
        } else if (isAddress && leaf.value() instanceof NumberValue number) {
            scan.readIfDeclared(number.text());
        }
        if (isNamed) {
            readKeys(leaf.path(), isOfBucket, scan);
        } else if (mayBeEncoded) {
            readEncodedKeys(leaf.path(), scan);
        }
        return scan.found();
    }

    /** Whether the last name of a path says that its value is a host. */
    private static boolean isOfHost(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        boolean isIp =
                name.equalsIgnoreCase("ip") || name.endsWith("Ip") || name.endsWith("IP") || name.endsWith("_ip");
        return isIp || contains(name, HOST_WORDS);
    }

    /** Whether a name in a path is long enough to be an encoded host. */
    private static boolean hasLongName(String path) {
        int length = 0;
        for (int i = 0; i < path.length() && length < Base64Text.LENGTH_MIN; i++) {
            length = Base64Text.isPart(path.charAt(i)) ? length + 1 : 0;
        }
        return length >= Base64Text.LENGTH_MIN;
    }

    private static boolean contains(String text, List<String> words) {
        for (String word : words) {
            for (int i = 0; i + word.length() <= text.length(); i++) {
                if (text.regionMatches(true, i, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean namesKey(String path) {
        for (EndpointMatcher matcher : ownership.keyMatchers()) {
            if (path.contains(matcher.target().name())) {
                return true;
            }
        }
        return false;
    }

    /** What a text names. */
    public FoundEndpoints in(String text, EndpointHint hint) {
        if (hint == EndpointHint.NEVER) {
            return FoundEndpoints.NONE;
        }
        EndpointScan scan = new EndpointScan(ownership, new ReadingAllowance(text.length()));
        read(text, hint, scan);
        return scan.found();
    }

    private static void read(String text, EndpointHint hint, EndpointScan scan) {
        readDecoded(text, 0, scan);
        scan.readBuckets(text);
        if (hint == EndpointHint.ALWAYS && scan.found().isEmpty()) {
            scan.readAsEndpoint(text);
        }
    }

    private static void readDecoded(String written, int depth, EndpointScan scan) {
        String text = EscapedText.withoutBackslashes(written);
        scan.read(text, depth > 0);
        readEncoded(text, depth, scan);
    }

    private static void readEncoded(String text, int depth, EndpointScan scan) {
        if (depth < DECODINGS_MAX) {
            for (String guess : EscapedText.guesses(text)) {
                scan.readIfDeclared(guess);
            }
            List<String> decodings = EscapedText.decodings(text);
            for (String decoded : decodings) {
                readDecoded(decoded, depth + 1, scan);
            }
        }
    }

    /** A name that holds a dot, a colon or an escape is quoted in a path; the others are read below. */
    private static void readKeys(String path, boolean isOfBucket, EndpointScan scan) {
        ConfigPath parsed = ConfigPath.parse(path).orElse(ConfigPath.ROOT);
        for (ConfigPath.Step step : parsed.steps()) {
            if (step instanceof ConfigPath.Key key) {
                readDecoded(key.name(), 0, scan);
                if (isOfBucket) {
                    scan.readBuckets(key.name());
                }
            }
        }
    }

    /** What a name encodes that is itself a plain word, and names nothing as it stands. */
    private static void readEncodedKeys(String path, EndpointScan scan) {
        ConfigPath parsed = ConfigPath.parse(path).orElse(ConfigPath.ROOT);
        for (ConfigPath.Step step : parsed.steps()) {
            if (step instanceof ConfigPath.Key key) {
                readEncoded(key.name(), 0, scan);
            }
        }
    }
}
