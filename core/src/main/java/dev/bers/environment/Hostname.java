package dev.bers.environment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a host name under which two of them are compared: without port and trailing dot, in lower case,
 * international labels in punycode (RFC 3492), IPv4 as four decimal parts, IPv6 in brackets and shortened as in RFC 5952.
 *
 * <p>It reads what a browser's address bar reads (WHATWG URL, section 3.5), with differences on the safe side: invisible
 * characters and loose combining accents, which browsers map away, are refused, and so are letters that stand for other
 * ones beyond ASCII, such as half-width kana.
 */
public final class Hostname {

    /** Characters of the longest, as in RFC 1035. */
    public static final int LENGTH_MAX = 253;
    /** Characters of the longest part between two dots, as in RFC 1035. */
    public static final int LABEL_LENGTH_MAX = 63;
    /** Longer texts are refused unread; international ones may shrink a little. */
    private static final int TEXT_LENGTH_MAX = 1_024;

    private static final int PORT_MAX = 65_535;

    private Hostname() {}

    /** The one spelling of a host, which may carry a port; empty if the text names no host. */
    public static Optional<String> normalise(String text) {
        return Optional.ofNullable(canonical(text, false));
    }

    /**
     * Whether a host can only be this very machine: {@code localhost} and names below it (RFC 6761), 127.0.0.0/8, ::1.
     *
     * @param host a {@linkplain #normalise normalised} name
     */
    public static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")) {
            return true;
        }
        return host.startsWith("127.") && isDigitsAndDots(host);
    }

    private static boolean isDigitsAndDots(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The normalised host, or null; as a pattern, {@code *} counts as a letter. */
    static @Nullable String canonical(String text, boolean asPattern) {
        if (text.isEmpty() || text.length() > TEXT_LENGTH_MAX) {
            return null;
        }
        if (isCanonical(text)) {
            return text;
        }
        if (text.charAt(0) == '[') {
            int end = text.indexOf(']');
            return end > 0 && isPort(text, end + 1) ? IpAddress.canonicalV6(text.substring(1, end)) : null;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return name(text, asPattern);
        }
        if (text.indexOf(':', colon + 1) > 0) {
            return IpAddress.canonicalV6(text);
        }
        return isPort(text, colon) ? name(text.substring(0, colon), asPattern) : null;
    }

    /** The usual case, for which nothing need be built: lower case, no port, last label begins with a letter. */
    private static boolean isCanonical(String text) {
        int labelStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == labelStart || i - labelStart > LABEL_LENGTH_MAX) {
                    return false;
                }
                labelStart = i + 1;
            } else if (!isPlain(c)) {
                return false;
            }
        }
        int lastLength = text.length() - labelStart;
        return lastLength > 0
                && lastLength <= LABEL_LENGTH_MAX
                && text.length() <= LENGTH_MAX
                && text.charAt(labelStart) >= 'a';
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** Whether the rest of a text is nothing, or a colon and at most five digits that are a port. */
    private static boolean isPort(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        if (text.charAt(from) != ':' || text.length() - from > 6) {
            return false;
        }
        int port = 0;
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = port * 10 + c - '0';
        }
        return port <= PORT_MAX;
    }

    private static @Nullable String name(String text, boolean asPattern) {
        StringBuilder out = new StringBuilder(text.length());
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            String ascii = c < 0x80 ? null : CompatibilityLetters.read(c);
            if (ascii == null) {
                if (!append(fold(c, asPattern), label, out)) {
                    return null;
                }
                continue;
            }
            for (int j = 0; j < ascii.length(); j++) {
                if (!append(ascii.charAt(j), label, out)) {
                    return null;
                }
            }
        }
        return finished(out, label, asPattern);
    }

    /** Adds a folded character to its label, or a label to the name at a dot; false if no host has it. */
    private static boolean append(int folded, StringBuilder label, StringBuilder out) {
        if (folded == '.') {
            if (!appendLabel(label, out)) {
                return false;
            }
            out.append('.');
        } else if (folded >= 0) {
            label.appendCodePoint(folded);
        }
        return folded >= 0;
    }

    private static @Nullable String finished(StringBuilder out, StringBuilder label, boolean asPattern) {
        if (label.length() > 0) {
            if (!appendLabel(label, out)) {
                return null;
            }
        } else if (out.length() > 0) {
            out.setLength(out.length() - 1);
        }
        if (out.length() == 0 || out.length() > LENGTH_MAX) {
            return null;
        }
        String name = out.toString();
        boolean isPattern = asPattern && name.indexOf('*') >= 0;
        return !isPattern && IpAddress.endsInNumber(name) ? IpAddress.canonicalV4(name) : name;
    }

    /** Moves a label to the name, in punycode where it is not ASCII; false if it cannot be one. */
    private static boolean appendLabel(StringBuilder label, StringBuilder out) {
        String text = label.toString();
        label.setLength(0);
        if (text.isEmpty() || text.length() > LABEL_LENGTH_MAX) {
            return false;
        }
        if (Punycode.isAscii(text)) {
            out.append(text);
            return true;
        }
        String encoded = "xn--" + Punycode.encode(text);
        out.append(encoded);
        return text.indexOf('*') < 0 && encoded.length() <= LABEL_LENGTH_MAX;
    }

    /** A character in lower case, a dot for each of the four kinds of dots, or -1 if no host has it. */
    private static int fold(int c, boolean asPattern) {
        if (c == 0x3002 || c == 0xFF61) {
            return '.';
        }
        if (c >= 0x80) {
            return isRefused(c) || CompatibilityBlocks.include(c) ? -1 : Character.toLowerCase(c);
        }
        if (c >= 'A' && c <= 'Z') {
            return c + ('a' - 'A');
        }
        return isPlain(c) || c == '.' || (asPattern && c == '*') ? c : -1;
    }

    /**
     * Controls, spaces, soft hyphen, symbols of Latin-1, dotted capital I (two letters in lower case), combining
     * accents (their letters have composed forms, which is how a host is registered), general punctuation with its
     * invisible marks, ideographic space, lone surrogates, private use, variation selectors, byte order mark and
     * specials, tags.
     */
    private static boolean isRefused(int c) {
        return c < 0xC0
                || c == 0x130
                || (c >= 0x300 && c <= 0x36F)
                || (c >= 0x2000 && c <= 0x206F)
                || c == 0x3000
                || (c >= 0xD800 && c <= 0xF8FF)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF
                || (c >= 0xFFF0 && c <= 0xFFFF)
                || c >= 0xE0000;
    }
}
