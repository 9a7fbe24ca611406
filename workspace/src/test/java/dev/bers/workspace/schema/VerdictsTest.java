package dev.bers.workspace.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which values schemas allow; the plugin for bundlers, which has another schema library, gives the same verdicts. */
class VerdictsTest {

    private static final Path CASES = Path.of("src/test/cases/verdicts/verdicts.json");
    private static final String DEFINITIONS = "definitions";

    @Test
    void verdicts_are_those_that_every_runtime_gives() throws IOException {
        MappingValue root = read("verdicts.json", Files.readString(CASES)).root();
        List<String> wrong = new ArrayList<>();
        for (Value each : ((ListValue) value(root, "cases")).items()) {
            check((MappingValue) each, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(MappingValue each, List<String> wrong) {
        String schema = "{\"$schema\": " + Json.write(value(each, "$schema"))
                + ", \"properties\": {\"value\": " + Json.write(value(each, "schema")) + "}, \"" + DEFINITIONS
                + "\": {\"small\": {\"type\": \"number\", \"maximum\": 10}}}";
        SchemaCompilation compilation = ConfigSchema.compile(read("schema.json", schema));
        assertThat(compilation.problems()).as(schema).isEmpty();
        ConfigSchema compiled = Objects.requireNonNull(compilation.schema());
        for (String verdict : List.of("valid", "invalid")) {
            for (Value one : ((ListValue) value(each, verdict)).items()) {
                MappingValue values = MappingValue.builder().put("value", one).build();
                if (compiled.errors(values).isEmpty() != verdict.equals("valid")) {
                    wrong.add(Json.write(one) + " must be " + verdict + " for " + schema);
                }
            }
        }
    }

    private static Value value(MappingValue mapping, String key) {
        return Objects.requireNonNull(mapping.get(key));
    }

    private static Document read(String file, String text) {
        return Objects.requireNonNull(DocumentReader.read(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .document());
    }
}
