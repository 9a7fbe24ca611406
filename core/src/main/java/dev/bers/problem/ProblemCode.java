package dev.bers.problem;

/**
 * A stable, searchable identifier of one kind of problem, such as {@code BERS-CFG-012}.
 *
 * <p>The middle part is the area (three capital letters), the last a number from 001 to 999 that is never given out
 * twice: a retired code stays retired. {@code docs/problems.md} lists them all.
 *
 * @param text the whole code, as printed
 */
public record ProblemCode(String text) implements Comparable<ProblemCode> {

    private static final String PREFIX = "BERS-";
    private static final int LENGTH = "BERS-CFG-012".length();

    /**
     * @throws IllegalArgumentException if the text is not of the form {@code BERS-AAA-nnn}
     */
    public ProblemCode {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("a problem code must look like BERS-CFG-012, got: " + text);
        }
    }

    private static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(8) != '-') {
            return false;
        }
        for (int i = 5; i < 8; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        for (int i = 9; i < LENGTH; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.endsWith("000");
    }

    @Override
    public int compareTo(ProblemCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
