package dev.bers.workspace.pattern;

/**
 * How often regular expressions may yet look at a character: an allowance for one piece of work, used up match by match.
 *
 * <p>Java's expressions backtrack, so that a short one such as {@code ^(.*a){25}$} takes time exponential in its length; it can't be
 * interrupted, but it reads the text through {@link CharSequence}, which counts here. A linear-time engine would need no
 * count, and would refuse what JSON Schema's authors use: looking ahead and back references.
 *
 * <p>Not safe for use by several threads.
 */
public final class Looks {

    /** Looks at a character that the patterns of a schema take for one configuration, or one comparison of schemas. */
    public static final int COUNT_MAX = 20_000_000;

    /** What a match costs, however short the text is. */
    private static final int MATCH_COST = 16;

    private long left;

    /** A pattern that needed more looks than were left. */
    public static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String pattern;

        private ExhaustedException(String pattern) {
            super(null, null, false, false);
            this.pattern = pattern;
        }

        /** The one that was tried when nothing was left. */
        public String pattern() {
            return pattern;
        }
    }

    /** As many as there are for one piece of work. */
    public Looks() {
        this.left = COUNT_MAX;
    }

    /**
     * Whether a pattern is found in a text.
     *
     * @throws ExhaustedException if that takes more looks than are left
     */
    public boolean find(BoundedPattern pattern, String text) {
        left -= MATCH_COST;
        if (pattern.choices() > 1) {
            // These ways are tried at each place, and no look tells of them.
            left -= pattern.choices() * (text.length() + 1);
        }
        if (left < 0) {
            throw new ExhaustedException(pattern.written());
        }
        return pattern.compiled()
                .matcher(new CountedText(pattern.written(), text))
                .find();
    }

    /** A text that counts how often it is looked at. */
    private final class CountedText implements CharSequence {
        private final String pattern;
        private final String text;

        CountedText(String pattern, String text) {
            this.pattern = pattern;
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new ExhaustedException(pattern);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
