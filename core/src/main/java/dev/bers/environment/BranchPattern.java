package dev.bers.environment;

import java.util.Optional;

/**
 * A pattern of git branches, in which each {@code *} spans any characters or none, slashes included; case counts.
 *
 * <p>The order puts the more specific first: more literal characters, then fewer {@code *}, then by text.
 *
 * @param text as written
 */
public record BranchPattern(String text) implements Comparable<BranchPattern> {

    /** UTF-16 units of the longest. */
    public static final int LENGTH_MAX = 255;
    /** Characters that git allows in no branch, {@code *} aside. */
    private static final String REFUSED = " ~^:?[\\";

    /**
     * @throws IllegalArgumentException if no branch could match the text
     */
    public BranchPattern {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("a branch pattern is the name of a branch with any *, got: " + text);
        }
    }

    /** The pattern that a text writes; empty if it writes none. */
    public static Optional<BranchPattern> parse(String text) {
        return isWellFormed(text) ? Optional.of(new BranchPattern(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F || REFUSED.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a branch, without {@code refs/heads/}, is one of those meant. */
    public boolean matches(String branch) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retryFrom = 0;
        while (in < branch.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                retryFrom = in;
            } else if (at < text.length() && text.charAt(at) == branch.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                // The last * takes one more character; earlier ones need not be tried again.
                at = star + 1;
                in = ++retryFrom;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }

    /** How many characters are literal: the more there are, the more specific the pattern is. */
    public int specificity() {
        int literals = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '*') {
                literals++;
            }
        }
        return literals;
    }

    @Override
    public int compareTo(BranchPattern other) {
        int byLiterals = Integer.compare(other.specificity(), specificity());
        if (byLiterals != 0) {
            return byLiterals;
        }
        int byStars = Integer.compare(text.length(), other.text.length());
        return byStars != 0 ? byStars : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
