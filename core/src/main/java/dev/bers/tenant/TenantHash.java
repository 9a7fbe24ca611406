package dev.bers.tenant;

import java.util.Optional;

/**
 * The public identifier of a tenant, safe as a file name and in a URL: 1 to {@value #LENGTH_MAX} of
 * {@code A-Z a-z 0-9 _ -}.
 *
 * @param text as given, case kept
 */
public record TenantHash(String text) implements Comparable<TenantHash> {

    /** Characters of the longest. */
    public static final int LENGTH_MAX = 64;

    /**
     * @throws IllegalArgumentException if the text is not a tenant hash
     */
    public TenantHash {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("a tenant hash is 1 to 64 of A-Z a-z 0-9 _ -, got: " + text);
        }
    }

    /** The tenant hash that a text is; empty if it is none. */
    public static Optional<TenantHash> parse(String text) {
        return isWellFormed(text) ? Optional.of(new TenantHash(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(TenantHash other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
