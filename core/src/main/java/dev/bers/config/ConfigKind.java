package dev.bers.config;

import java.util.List;
import java.util.Optional;

/** The four kinds of configuration; each has its own folder, its own schema and its own tree. */
public enum ConfigKind {
    ENVIRONMENT("environment", "environments"),
    PROVIDERS("providers", "providers"),
    BUILD("build", "build"),
    MONITORING("monitoring", "monitoring");

    private final String text;
    private final String folder;

    ConfigKind(String text, String folder) {
        this.text = text;
        this.folder = folder;
    }

    /** The kind of a name; empty for any other text. */
    public static Optional<ConfigKind> parse(String text) {
        for (ConfigKind kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** All names, for a message. */
    public static List<String> names() {
        return List.of("environment", "providers", "build", "monitoring");
    }

    /** The name in commands, files and JSON. */
    public String text() {
        return text;
    }

    /** Its folder under {@code config/}. */
    public String folder() {
        return folder;
    }

    @Override
    public String toString() {
        return text;
    }
}
