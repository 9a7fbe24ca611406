package dev.bers.workspace.compatibility;

/** Which of two versions has to accept the data of the other. */
public enum Direction {
    /** The new schema accepts the old data. */
    BACKWARD("backward"),
    /** The old schema accepts the new data. */
    FORWARD("forward");

    private final String text;

    Direction(String text) {
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
