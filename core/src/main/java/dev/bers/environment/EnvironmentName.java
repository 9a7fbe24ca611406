package dev.bers.environment;

import java.util.Optional;

/**
 * The name of an environment: {@code [a-z][a-z0-9-]{0,31}}, and not {@value #RESERVED}, which names the layer below
 * all environments.
 *
 * @param text as written
 */
public record EnvironmentName(String text) implements Comparable<EnvironmentName> {

    /** Characters of the longest. */
    public static final int LENGTH_MAX = 32;
    /** The name that no environment may have. */
    public static final String RESERVED = "base";

    /**
     * @throws IllegalArgumentException if the text is not the name of an environment
     */
    public EnvironmentName {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(
                    "an environment's name is a-z, then up to 31 of a-z 0-9 -, got: " + text);
        }
    }

    /** The name that a text is; empty if it is none. */
    public static Optional<EnvironmentName> parse(String text) {
        return isWellFormed(text) ? Optional.of(new EnvironmentName(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX || text.equals(RESERVED)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (i == 0 || (!(c >= '0' && c <= '9') && c != '-'))) {
                return false;
            }
        }
        return true;
    }

    /** Written out, since a record's own is put together at its first call, which a start of the command line would pay. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EnvironmentName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
