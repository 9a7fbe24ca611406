package dev.bers.isolation;

import dev.bers.environment.Hostname;
import dev.bers.environment.HostnamePattern;
import dev.bers.environment.IgnoredCharacters;
import org.jspecify.annotations.Nullable;

/**
 * The host of a URL as it was written, to the one spelling in which hosts are compared: percent-encoding and look-alike
 * characters read as browsers read them (WHATWG URL section 3.5, UTS 46), then normal as {@link Hostname} says. A {@code *} is kept: an allow-list in a configuration names hosts with it, and so do owners.
 */
final class HostText {

    /** Longer texts are no hosts; DNS itself ends at 253. */
    static final int LENGTH_MAX = 1_024;

    private static final String MAPPED = "[::ffff:";

    private HostText() {}

    /** The host that a text writes; null if it can be none, such as one with a template in it. */
    static @Nullable String normalise(String written) {
        if (written.isEmpty() || written.length() > LENGTH_MAX) {
            return null;
        }
        String host = withoutDropped(PercentText.decode(written));
        if (host.indexOf('*') >= 0) {
            return HostnamePattern.parse(host).map(HostnamePattern::text).orElse(null);
        }
        return Hostname.normalise(host).map(HostText::withoutMapping).orElse(null);
    }

    /** An IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2) as the IPv4 address that it reaches. */
    private static String withoutMapping(String host) {
        if (!host.startsWith(MAPPED)) {
            return host;
        }
        String groups = host.substring(MAPPED.length(), host.length() - 1);
        int colon = groups.indexOf(':');
        if (colon < 0) {
            return host;
        }
        int high = Integer.parseInt(groups.substring(0, colon), 16);
        int low = Integer.parseInt(groups.substring(colon + 1), 16);
        return (high >> 8) + "." + (high & 255) + "." + (low >> 8) + "." + (low & 255);
    }

    /** Whether a character may stand in a host, once it is ASCII and in lower case. */
    static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '*';
    }

    /** Whether a text is made of such characters only, and of at least one. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Without the characters that browsers drop; {@link Hostname} reads the others as ASCII where they do. */
    private static String withoutDropped(String host) {
        int plain = 0;
        while (plain < host.length() && host.charAt(plain) < 128) {
            plain++;
        }
        if (plain == host.length()) {
            return host;
        }
        StringBuilder out = new StringBuilder(host.length());
        for (int i = 0; i < host.length(); i += Character.charCount(host.codePointAt(i))) {
            int c = host.codePointAt(i);
            if (!IgnoredCharacters.include(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }
}
