package dev.bers.environment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of host names: exact, or with one {@code *} that spans one or more characters, dots included.
 *
 * <p>The order puts the more specific first: more literal characters, then longer, then by text.
 *
 * @param text {@linkplain Hostname normalised} as host names are: no port, lower case, punycode; two spellings of one
 *     pattern are equal
 */
public record HostnamePattern(String text) implements Comparable<HostnamePattern> {

    /**
     * @throws IllegalArgumentException if the text is no pattern
     */
    public HostnamePattern {
        String canonical = canonical(text);
        if (canonical == null) {
            throw new IllegalArgumentException("a hostname pattern is a host, exact or with one *, got: " + text);
        }
        text = canonical;
    }

    /** The pattern that a text writes; empty if it writes none. */
    public static Optional<HostnamePattern> parse(String text) {
        return canonical(text) == null ? Optional.empty() : Optional.of(new HostnamePattern(text));
    }

    private static @Nullable String canonical(String text) {
        String canonical = Hostname.canonical(text, true);
        boolean isTooWild = canonical != null && canonical.indexOf('*') != canonical.lastIndexOf('*');
        return isTooWild ? null : canonical;
    }

    /** Whether there is no {@code *} in it. */
    public boolean isExact() {
        return text.indexOf('*') < 0;
    }

    /**
     * Whether a host is one of those meant.
     *
     * @param host {@linkplain Hostname#normalise normalised}
     */
    public boolean matches(String host) {
        int star = text.indexOf('*');
        if (star < 0) {
            return text.equals(host);
        }
        int suffixLength = text.length() - star - 1;
        return host.length() >= text.length()
                && host.regionMatches(0, text, 0, star)
                && host.regionMatches(host.length() - suffixLength, text, star + 1, suffixLength);
    }

    /** How many characters are literal: the more there are, the more specific the pattern is. */
    public int specificity() {
        return isExact() ? text.length() : text.length() - 1;
    }

    @Override
    public int compareTo(HostnamePattern other) {
        int byLiterals = Integer.compare(other.specificity(), specificity());
        if (byLiterals != 0) {
            return byLiterals;
        }
        int byLength = Integer.compare(other.text.length(), text.length());
        return byLength != 0 ? byLength : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
