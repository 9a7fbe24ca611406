package dev.bers.artefact;

import dev.bers.isolation.Endpoint;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slow and obvious way: decodes all of the text, one kind of escape after the other, again and again, then looks at
 * each host name with a regular expression, then does it all again inside each run of base64.
 */
final class ReferenceMatcher {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})"
            + "|\\\\x([0-9a-fA-F]{2})"
            + "|\\\\u\\{([0-9a-fA-F]{1,6})}"
            + "|\\\\(2e|2f|63|68) "
            + "|%([0-9a-fA-F]{2})"
            + "|&#([0-9]{1,6});"
            + "|&#[xX]([0-9a-fA-F]{1,6});"
            + "|&(period|sol|colon|amp);"
            + "|\\\\([/.\"\\\\-])"
            + "|(\\\\n)"
            + "|([\"'`]\\s*\\+\\s*[\"'`])");
    private static final Pattern HOST = Pattern.compile(
            "(?<![A-Za-z0-9._-])((?:https?|wss?)://)?([A-Za-z0-9](?:[A-Za-z0-9-]*\\.)+[A-Za-z0-9]+)(?![A-Za-z0-9._-])((?:/[a-z0-9]+)*)");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

    private ReferenceMatcher() {}

    /** Offset and endpoint of each finding. */
    static Set<String> find(String text, Ownership ownership) {
        Set<String> found = new TreeSet<>();
        int[] origins = new int[text.length()];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = i;
        }
        find(text, origins, ownership, found, 2);
        return found;
    }

    private static void find(String text, int[] textOrigins, Ownership ownership, Set<String> found, int depth) {
        String decoded = text;
        int[] origins = textOrigins;
        for (int level = 0; level < EscapeReader.DEPTH_MAX; level++) {
            StringBuilder next = new StringBuilder();
            List<Integer> nextOrigins = new ArrayList<>();
            Matcher escape = ESCAPE.matcher(decoded);
            int at = 0;
            while (escape.find()) {
                for (; at < escape.start(); at++) {
                    next.append(decoded.charAt(at));
                    nextOrigins.add(origins[at]);
                }
                int c = character(escape);
                if (c >= 0) {
                    next.append((char) c);
                    nextOrigins.add(origins[at]);
                }
                at = escape.end();
            }
            for (; at < decoded.length(); at++) {
                next.append(decoded.charAt(at));
                nextOrigins.add(origins[at]);
            }
            decoded = next.toString();
            origins = nextOrigins.stream().mapToInt(i -> i).toArray();
        }
        findHosts(decoded, origins, ownership, found);
        if (depth > 1) {
            findBase64(decoded, origins, ownership, found, depth);
        }
    }

    private static int character(Matcher escape) {
        for (int group : new int[] {1, 2, 3, 4, 5, 7}) {
            if (escape.group(group) != null) {
                return Integer.parseInt(escape.group(group), 16);
            }
        }
        if (escape.group(6) != null) {
            return Integer.parseInt(escape.group(6));
        }
        if (escape.group(8) != null) {
            return "period".equals(escape.group(8))
                    ? '.'
                    : "sol".equals(escape.group(8)) ? '/' : "amp".equals(escape.group(8)) ? '&' : ':';
        }
        if (escape.group(9) != null) {
            return escape.group(9).charAt(0);
        }
        return escape.group(10) != null ? '\n' : -1;
    }

    private static void findHosts(String decoded, int[] origins, Ownership ownership, Set<String> found) {
        Matcher host = HOST.matcher(decoded);
        while (host.find()) {
            Ruling ruling = Endpoint.parse(host.group()).map(ownership::ruleOn).orElse(Ruling.UNKNOWN);
            if (!ruling.isUnknown() && !ownership.mayReach(Picasso.STAGING, ruling)) {
                found.add(origins[host.start()] + " " + host.group());
            }
        }
    }

    private static void findBase64(String decoded, int[] origins, Ownership ownership, Set<String> found, int depth) {
        Matcher run = BASE64.matcher(decoded);
        while (run.find()) {
            for (int skipped = 0; skipped < 4; skipped++) {
                int start = run.start() + skipped;
                int length = run.end() - start;
                length -= length % 4 == 1 ? 1 : 0;
                String standard = decoded.substring(start, start + length)
                        .replace('-', '+')
                        .replace('_', '/');
                String inside = new String(Base64.getDecoder().decode(standard), StandardCharsets.ISO_8859_1);
                int[] insideOrigins = new int[inside.length()];
                for (int i = 0; i < insideOrigins.length; i++) {
                    insideOrigins[i] = origins[start + i * 8 / 6];
                }
                find(inside, insideOrigins, ownership, found, depth - 1);
            }
        }
    }
}
