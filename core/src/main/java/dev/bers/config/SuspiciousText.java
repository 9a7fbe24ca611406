package dev.bers.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Patterns of injection within a text. */
final class SuspiciousText {

    private static final List<String> DANGEROUS_TAGS = List.of(
            "script",
            "iframe",
            "object",
            "embed",
            "base",
            "meta",
            "link",
            "style",
            "form",
            "frame",
            "frameset",
            "applet");
    private static final List<String> SCRIPT_SCHEMES = List.of("javascript:", "vbscript:", "livescript:");
    private static final String DATA_SCHEME = "data:";
    private static final List<String> ACTIVE_TYPES = List.of(
            "text/html",
            "application/xhtml",
            "image/svg",
            "text/xml",
            "application/xml",
            "application/javascript",
            "text/javascript");
    private static final List<String> DANGEROUS_NAMES = List.of("constructor", "__proto__", "prototype", "__class__");
    /** Decoding stops after this often; twice is what filters are evaded with. */
    private static final int DECODINGS_MAX = 3;

    private SuspiciousText() {}

    /** Whether a text is a URL as a whole: a scheme, {@code //}, and more. */
    static boolean isUrl(String text) {
        int colon = text.indexOf("://");
        if (colon <= 0) {
            return text.startsWith("//") && text.length() > 2 && text.charAt(2) > ' ';
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean inner = i > 0 && (isDigit(c) || "+-.".indexOf(c) >= 0);
            if (!isLetter(c) && !inner) {
                return false;
            }
        }
        return true;
    }

    /** The index of a control character other than tab and line end, or of half a surrogate pair; -1 if there is none. */
    static int controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F && c <= 0x9F) {
                return i;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The index of a character that reorders or hides what is around it (Unicode TR 36, CVE-2021-42574); -1 if there is
     * none. Joiners and the marks that running text in Arabic or Hebrew needs are none.
     */
    static int directionCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            if (reorders || c == 0x200B || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF) {
                return i;
            }
        }
        return -1;
    }

    /** What would run as a script in a page; null if nothing would. */
    static @Nullable String script(String text) {
        String folded = withoutBlanks(text);
        for (String scheme : SCRIPT_SCHEMES) {
            if (folded.startsWith(scheme) && isCode(text, folded.substring(scheme.length()))) {
                return scheme;
            }
        }
        if (folded.startsWith(DATA_SCHEME)) {
            for (String type : ACTIVE_TYPES) {
                if (folded.startsWith(type, DATA_SCHEME.length())) {
                    return DATA_SCHEME + type;
                }
            }
        }
        int open = text.indexOf('<');
        return open < 0 ? null : dangerousTag(text.toLowerCase(Locale.ROOT), open);
    }

    /** Lower case and without white space and control characters, which browsers skip in front of and within a scheme. */
    private static String withoutBlanks(String text) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length() && folded.length() < 64; i++) {
            if (text.charAt(i) > ' ') {
                folded.append(text.charAt(i));
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether what follows a scheme is code, rather than the rest of a title such as "JavaScript: a primer". */
    private static boolean isCode(String text, String rest) {
        int colon = text.indexOf(':');
        boolean adjoins = colon + 1 < text.length() && text.charAt(colon + 1) > ' ';
        return adjoins
                || rest.indexOf('(') >= 0
                || rest.indexOf('=') >= 0
                || rest.indexOf('`') >= 0
                || rest.indexOf('%') >= 0;
    }

    private static @Nullable String dangerousTag(String text, int firstOpen) {
        for (int open = firstOpen; open >= 0; open = text.indexOf('<', open + 1)) {
            int start = open + 1;
            if (start < text.length() && text.charAt(start) == '/') {
                start++;
            }
            int end = start;
            while (end < text.length() && (isLetter(text.charAt(end)) || (end > start && isDigit(text.charAt(end))))) {
                end++;
            }
            if (end == start) {
                continue;
            }
            String tag = text.substring(start, end);
            int close = text.indexOf('>', end);
            String attributes = text.substring(end, close < 0 ? text.length() : close);
            if (DANGEROUS_TAGS.contains(tag) || hasHandler(attributes) || hasScriptScheme(attributes)) {
                return "<" + tag;
            }
        }
        return null;
    }

    private static boolean hasScriptScheme(String attributes) {
        String folded = withoutAnyBlanks(attributes);
        for (String scheme : SCRIPT_SCHEMES) {
            if (folded.contains(scheme)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutAnyBlanks(String text) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                folded.append(text.charAt(i));
            }
        }
        return folded.toString();
    }

    /** Whether there is an attribute {@code on…=} after white space, a quote or a slash. */
    private static boolean hasHandler(String attributes) {
        for (int on = attributes.indexOf("on"); on >= 0; on = attributes.indexOf("on", on + 1)) {
            boolean begins =
                    on > 0 && (attributes.charAt(on - 1) <= ' ' || "\"'/`".indexOf(attributes.charAt(on - 1)) >= 0);
            int at = on + 2;
            while (at < attributes.length() && isLetter(attributes.charAt(at))) {
                at++;
            }
            boolean named = at > on + 2;
            while (at < attributes.length() && attributes.charAt(at) <= ' ') {
                at++;
            }
            if (begins && named && at < attributes.length() && attributes.charAt(at) == '=') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a segment of a path is {@code ..}, however often it is percent-encoded. */
    static boolean climbs(String text) {
        String decoded = text;
        for (int i = 0; i < DECODINGS_MAX; i++) {
            if (hasParentSegment(decoded)) {
                return true;
            }
            String next = percentDecoded(decoded);
            if (next.equals(decoded)) {
                return false;
            }
            decoded = next;
        }
        return hasParentSegment(decoded);
    }

    private static boolean hasParentSegment(String text) {
        for (int dots = text.indexOf(".."); dots >= 0; dots = text.indexOf("..", dots + 1)) {
            int end = dots + 2;
            boolean startsSegment = dots == 0 || isSeparator(text.charAt(dots - 1));
            boolean endsSegment = end == text.length() || isSeparator(text.charAt(end));
            boolean isWhole = dots == 0 && end == text.length();
            if (startsSegment && endsSegment && !isWhole) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    /** The ASCII characters among the percent-encoded ones decoded; nothing else needs to be to find a path's parts. */
    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int code = text.charAt(i) == '%' && i + 2 < text.length()
                    ? Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16)
                    : -1;
            boolean isAscii = code >= 0
                    && code < 0x80
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0;
            decoded.append(isAscii ? (char) code : text.charAt(i));
            i += isAscii ? 2 : 0;
        }
        return decoded.toString();
    }

    /** Whether a text that stands on one line of a request or response would begin another one. */
    static boolean breaksLine(String text, boolean isUrl) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            return true;
        }
        if (!isUrl) {
            return false;
        }
        String decoded = percentDecoded(percentDecoded(text));
        return decoded.indexOf('\r') >= 0 || decoded.indexOf('\n') >= 0;
    }

    /** The beginning of an expression that a template engine or a logger would evaluate; null if there is none. */
    static @Nullable String template(String text) {
        if (text.contains("<%") || text.contains("{%")) {
            return text.contains("<%") ? "<%" : "{%";
        }
        for (String open : List.of("{{", "${", "#{")) {
            for (int at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 2)) {
                int close = text.indexOf('}', at);
                if (close >= 0 && !isPlaceholder(text.substring(at + 2, close))) {
                    return open;
                }
            }
        }
        return null;
    }

    /** Whether an expression only names something: letters, digits, {@code _ - .} and blanks at the ends. */
    private static boolean isPlaceholder(String expression) {
        String name = expression.trim();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !isDigit(c) && "_-.".indexOf(c) < 0) {
                return false;
            }
        }
        for (String dangerous : DANGEROUS_NAMES) {
            if (name.contains(dangerous)) {
                return false;
            }
        }
        return true;
    }
}
