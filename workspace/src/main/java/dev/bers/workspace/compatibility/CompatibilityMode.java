package dev.bers.workspace.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a new version of a schema promises, as Confluent's Schema Registry defines the modes: who may go on with which
 * data.
 */
public enum CompatibilityMode {
    /** Data that is valid under the version before is valid under the new one. */
    BACKWARD("backward", true, false, false),
    /** Data that is valid under the new version is valid under the one before. */
    FORWARD("forward", false, true, false),
    /** Both ways. */
    FULL("full", true, true, false),
    /** {@link #BACKWARD} with each earlier version. */
    BACKWARD_TRANSITIVE("backward-transitive", true, false, true),
    /** {@link #FORWARD} with each earlier version. */
    FORWARD_TRANSITIVE("forward-transitive", false, true, true),
    /** {@link #FULL} with each earlier version. */
    FULL_TRANSITIVE("full-transitive", true, true, true);

    private final String text;
    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityMode(String text, boolean backward, boolean forward, boolean transitive) {
        this.text = text;
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /** The mode of a name; empty for any other text. */
    public static Optional<CompatibilityMode> parse(String text) {
        for (CompatibilityMode mode : values()) {
            if (mode.text.equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** All names, for a message. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (CompatibilityMode mode : values()) {
            names.add(mode.text);
        }
        return names;
    }

    /** The name on the command line. */
    public String text() {
        return text;
    }

    /** Whether all versions count, or only the last two. */
    public boolean isTransitive() {
        return transitive;
    }

    /** The directions to prove, {@link Direction#BACKWARD} first. */
    public List<Direction> directions() {
        List<Direction> directions = new ArrayList<>();
        if (backward) {
            directions.add(Direction.BACKWARD);
        }
        if (forward) {
            directions.add(Direction.FORWARD);
        }
        return directions;
    }

    @Override
    public String toString() {
        return text;
    }
}
