package dev.bers.environment;

/** What became of a source. */
public enum Verdict {
    /** It decided. */
    CHOSEN("chosen"),
    /** It named a declared environment, but a higher source had named one. */
    OUTRANKED("outranked"),
    /** It said nothing. */
    ABSENT("absent"),
    /** It named something that is no declared environment. */
    INVALID("invalid"),
    /** It said something that does not count here. */
    IGNORED("ignored");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The name in JSON and on the terminal. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
