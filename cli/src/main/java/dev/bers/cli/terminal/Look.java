package dev.bers.cli.terminal;

/** What a piece of a line means; on a terminal with colours each has its own. */
public enum Look {
    PLAIN(""),
    /** What the eye should find first. */
    STRONG("1"),
    /** What may be skipped. */
    FAINT("2"),
    /** A name that the user gave: an environment, a key. */
    NAME("36"),
    GOOD("32"),
    CAUTION("33"),
    BAD("31"),
    /** {@link #BAD}, found first. */
    ALARM("1;31");

    private final String code;

    Look(String code) {
        this.code = code;
    }

    /** The parameters of the ECMA-48 SGR sequence; empty for none. */
    String code() {
        return code;
    }
}
