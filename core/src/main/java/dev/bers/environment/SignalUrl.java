package dev.bers.environment;

import org.jspecify.annotations.Nullable;

/**
 * The two parts of a URL that a detection reads: its host and its query. Read as a browser reads it (WHATWG URL,
 * section 4), so that {@code https://localhost@evil.example/} and {@code https:\\evil.example} have the host
 * {@code evil.example} here too.
 */
final class SignalUrl {

    /** UTF-16 units of the longest URL that is read. */
    static final int LENGTH_MAX = 8_192;

    private static final char REPLACEMENT = '\uFFFD';

    private final boolean valid;
    private final @Nullable String host;
    private final String query;

    private SignalUrl(boolean valid, @Nullable String host, String query) {
        this.valid = valid;
        this.host = host;
        this.query = query;
    }

    /** Reads a URL, absolute or from its path on; one that cannot be read is {@linkplain #isValid() invalid}. */
    static SignalUrl parse(String text) {
        if (text.length() > LENGTH_MAX || hasControls(text)) {
            return new SignalUrl(false, null, "");
        }
        int fragment = text.indexOf('#');
        int end = fragment < 0 ? text.length() : fragment;
        int question = text.indexOf('?');
        boolean hasQuery = question >= 0 && question < end;
        String query = hasQuery ? text.substring(question + 1, end) : "";
        return withHost(text, hasQuery ? question : end, query);
    }

    private static SignalUrl withHost(String text, int end, String query) {
        int colon = schemeEnd(text, end);
        int start = colon + 1;
        int slashes = start;
        while (slashes < end && isSlash(text.charAt(slashes))) {
            slashes++;
        }
        boolean hasScheme = colon > 0;
        if (slashes - start < 2 && !(hasScheme && isWeb(text, colon))) {
            return new SignalUrl(!hasScheme ? isFromPathOn(text, end) : !isPort(text, start, end), null, query);
        }
        if (hasScheme && !isWeb(text, colon) && slashes - start > 2) {
            return new SignalUrl(true, null, query); // file:///path
        }
        String authority = authority(text, slashes, end);
        String host = Hostname.canonical(decoded(authority), false);
        return new SignalUrl(host != null, host, query);
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** The index of the colon after the scheme, or -1. */
    private static int schemeEnd(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '+' && c != '-' && c != '.'))) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether the scheme is one whose URLs always have a host, however many slashes follow. */
    private static boolean isWeb(String text, int colon) {
        return isScheme(text, colon, "http")
                || isScheme(text, colon, "https")
                || isScheme(text, colon, "ws")
                || isScheme(text, colon, "wss");
    }

    private static boolean isScheme(String text, int colon, String scheme) {
        return colon == scheme.length() && text.regionMatches(true, 0, scheme, 0, colon);
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static boolean isFromPathOn(String text, int end) {
        return end == 0 || isSlash(text.charAt(0));
    }

    /** Whether what looks like a scheme is a host, and this its port: {@code localhost:5173/}. */
    private static boolean isPort(String text, int start, int end) {
        return start < end && text.charAt(start) >= '0' && text.charAt(start) <= '9';
    }

    private static String authority(String text, int from, int end) {
        int start = from;
        int at = from;
        while (at < end && !isSlash(text.charAt(at))) {
            if (text.charAt(at) == '@') {
                start = at + 1;
            }
            at++;
        }
        return text.substring(start, at);
    }

    /** Whether a host, or that there is none, can be told from it. */
    boolean isValid() {
        return valid;
    }

    /** The normalised host; null if it has none. */
    @Nullable
    String host() {
        return host;
    }

    /** The value of the first parameter of a name, decoded; null if there is none or it is empty. */
    @Nullable
    String parameter(String name) {
        int start = 0;
        while (start < query.length()) {
            int and = query.indexOf('&', start);
            int end = and < 0 ? query.length() : and;
            int equal = query.indexOf('=', start);
            int nameEnd = equal < 0 || equal > end ? end : equal;
            if (isName(start, nameEnd, name)) {
                String value = nameEnd == end ? "" : decoded(plusAsSpace(query.substring(nameEnd + 1, end)));
                return value.isEmpty() ? null : value;
            }
            start = end + 1;
        }
        return null;
    }

    private boolean isName(int from, int to, String name) {
        if (to - from == name.length()) {
            return query.startsWith(name, from);
        }
        return to - from > name.length()
                && query.indexOf('%', from) >= 0
                && name.equals(decoded(plusAsSpace(query.substring(from, to))));
    }

    private static String plusAsSpace(String text) {
        return text.replace('+', ' ');
    }

    /** Percent signs resolved; what is beyond ASCII, which no name has, becomes U+FFFD. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : hex(text.charAt(i + 2));
            if (low < 0) {
                out.append(c);
            } else {
                out.append(high < 8 ? (char) (high << 4 | low) : REPLACEMENT);
                i += 2;
            }
        }
        return out.toString();
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
