package dev.bers.isolation;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a URL in the one spelling in which paths are compared (RFC 3986 section 6.2.2): encoded letters, digits
 * and dots read back, dot segments resolved, backslashes as slashes, no empty segments, no matrix parameters, no query.
 * Servers differ in which of these they do; a path that any of them takes for {@code /admin} is {@code /admin} here.
 */
final class UrlPath {

    private UrlPath() {}

    /** The normal form of what follows the authority; empty for the root. */
    static String normalise(String written) {
        if (written.isEmpty() || written.equals("/")) {
            return "";
        }
        String path = decodeUnreserved(withoutQuery(written));
        List<String> segments = new ArrayList<>();
        int from = 0;
        while (from <= path.length()) {
            int to = from;
            while (to < path.length() && path.charAt(to) != '/' && path.charAt(to) != '\\') {
                to++;
            }
            add(path.substring(from, to), segments);
            from = to + 1;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (String segment : segments) {
            out.append('/').append(segment);
        }
        return out.toString();
    }

    private static void add(String written, List<String> segments) {
        int parameters = written.indexOf(';');
        String segment = parameters < 0 ? written : written.substring(0, parameters);
        if (segment.equals("..")) {
            if (!segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
        } else if (!segment.isEmpty() && !segment.equals(".")) {
            segments.add(segment);
        }
    }

    private static String withoutQuery(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == '?' || written.charAt(i) == '#') {
                return written.substring(0, i);
            }
        }
        return written;
    }

    private static String decodeUnreserved(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int value = PercentText.byteAt(path, i);
            boolean unreserved = value == '-' || value == '.' || value == '_' || value == '~';
            unreserved |=
                    (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
            out.append(unreserved ? (char) value : path.charAt(i));
            i += unreserved ? 2 : 0;
        }
        return out.toString();
    }

    /** Whether a normal path lies at or below a normal prefix, which ends at a segment. */
    static boolean isWithin(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
