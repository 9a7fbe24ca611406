package dev.bers.problem;

/** Whether a problem stops the work ({@link #ERROR}) or is only said ({@link #WARNING}). */
public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String text;

    Severity(String text) {
        this.text = text;
    }

    /** The name in JSON and on the terminal, in lower case. */
    public String text() {
        return text;
    }
}
