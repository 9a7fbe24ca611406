package dev.bers.cli.export;

import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.workspace.writing.YamlText;
import java.util.List;

/** The formats of {@code bers resolve --format}; spelled as on the command line. */
public enum ExportFormat {
    json,
    yaml,
    dotenv,
    properties,
    shell;

    /**
     * The values as a text that ends with a line end.
     *
     * @param values the whole tree, for the formats that have trees
     * @param entries each value without parts, for the flat ones; no secret
     * @param secrets the paths of the secrets, which the flat ones only name
     * @throws dev.bers.problem.ProblemException if the format can't say what the values say
     */
    public String write(MappingValue values, List<Entry> entries, List<String> secrets) {
        return switch (this) {
            case json -> Json.pretty(values) + "\n";
            case yaml -> YamlText.write(values);
            case dotenv -> VariableText.dotenv(entries, secrets);
            case properties -> PropertiesText.write(entries, secrets);
            case shell -> VariableText.shell(entries, secrets);
        };
    }

    /** Whether it has no secrets, instead of masked ones: what it says is read into where the secrets themselves may be. */
    public boolean leavesSecretsOut() {
        return this == dotenv || this == properties || this == shell;
    }

    /**
     * A value without parts.
     *
     * @param path its path
     * @param text a scalar's text; an empty mapping or list as JSON
     */
    public record Entry(String path, String text) {}
}
