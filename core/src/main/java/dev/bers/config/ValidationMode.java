package dev.bers.config;

import java.util.Optional;

/** How strictly a kind of configuration is held to its schema, for gradual enforcement. */
public enum ValidationMode {
    /** A violation is an error. */
    STRICT("strict"),
    /** A violation is a warning. */
    WARN("warn"),
    /** The schema is not applied; never in the production tier. */
    OFF("off");

    private final String text;

    ValidationMode(String text) {
        this.text = text;
    }

    /** The mode of a name; empty for any other text. */
    public static Optional<ValidationMode> parse(String text) {
        for (ValidationMode mode : values()) {
            if (mode.text.equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** The name in {@code bers.yaml}. */
    public String text() {
        return text;
    }
}
