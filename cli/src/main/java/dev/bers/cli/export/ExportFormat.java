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
     * @param entries each value without parts, for the flat ones
     * @throws dev.bers.problem.ProblemException if the format can't say what the values say
     */
    public String write(MappingValue values, List<Entry> entries) {
        return switch (this) {
            case json -> Json.pretty(values) + "\n";
            case yaml -> YamlText.write(values);
            case dotenv -> VariableText.dotenv(entries);
            case properties -> PropertiesText.write(entries);
            case shell -> VariableText.shell(entries);
        };
    }

    /**
     * A value without parts.
     *
     * @param path its path
     * @param text a scalar's text; an empty mapping or list as JSON
     */
    public record Entry(String path, String text) {}
}
