package dev.bers.config;

import java.util.List;
import java.util.Locale;

/**
 * Where a text names the host of a URL, read as generously as browsers do (WHATWG URL): back slashes are slashes, the
 * special schemes need none.
 */
final class UrlAuthority {

    private static final List<String> SPECIAL_SCHEMES = List.of("http:", "https:", "ws:", "wss:", "ftp:");
    private static final String ARN = "arn:";

    private UrlAuthority() {}

    /**
     * Whether some spans decide what a URL or an ARN within a text points at: whether one touches anything from
     * its beginning to the end of its authority; for an ARN, and for a bucket in the path of an S3 URL, to that end.
     */
    static boolean isDecidedBy(Spans spans, String text) {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
            if (end > start) {
                int authorityEnd = authorityEnd(text, start, end);
                if (authorityEnd >= 0 && spans.touches(start, authorityEnd)) {
                    return true;
                }
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean isDelimiter(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '|';
    }

    /** The index after what decides where a word points at; -1 if it is no URL and no ARN. */
    private static int authorityEnd(String text, int start, int end) {
        String word = text.substring(start, Math.min(end, start + 8)).toLowerCase(Locale.ROOT);
        if (word.startsWith(ARN)) {
            return end;
        }
        int authority = -1;
        for (String scheme : SPECIAL_SCHEMES) {
            if (word.startsWith(scheme)) {
                authority = start + scheme.length();
            }
        }
        if (authority < 0) {
            authority = doubleSlash(text, start, end);
        }
        if (authority < 0) {
            return -1;
        }
        while (authority < end && isSlash(text.charAt(authority))) {
            authority++;
        }
        int authorityEnd = segmentEnd(text, authority, end);
        return isPathStyleS3(text.substring(authority, authorityEnd))
                ? segmentEnd(text, Math.min(end, authorityEnd + 1), end)
                : authorityEnd;
    }

    /** Where two slashes begin, at the start of a word or after a colon anywhere in it; -1 if nowhere. */
    private static int doubleSlash(String text, int start, int end) {
        for (int i = start; i + 1 < end; i++) {
            if (isSlash(text.charAt(i)) && isSlash(text.charAt(i + 1)) && (i == start || text.charAt(i - 1) == ':')) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static int segmentEnd(String text, int from, int end) {
        int at = from;
        while (at < end && !isSlash(text.charAt(at)) && text.charAt(at) != '?' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    private static boolean isPathStyleS3(String authority) {
        String host = authority.toLowerCase(Locale.ROOT);
        return (host.startsWith("s3.") || host.startsWith("s3-")) && host.contains(".amazonaws.com");
    }
}
