package dev.bers.workspace.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemaCompatibilityTest {

    @TestFactory
    Stream<DynamicTest> each_case_breaks_where_the_table_says() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/compatibility/cases.yaml"))) {
            ListValue cases = (ListValue) require(
                    read("cases.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .root(),
                    "cases");
            return cases.items().stream().map(MappingValue.class::cast).map(SchemaCompatibilityTest::test);
        }
    }

    @Test
    void a_pattern_that_backtracks_without_end_leaves_the_proof_open() {
        String name = "a".repeat(60) + "b";
        String schema = "{\"properties\": {\"" + name + "\": {\"type\": \"TYPE\"}},"
                + " \"patternProperties\": {\"^(.*a){25}$\": {\"minLength\": 1}}}";
        CompatibilityReport report = SchemaCompatibility.compare(
                read("old.json", schema.replace("TYPE", "integer")),
                read("new.json", schema.replace("TYPE", "number")),
                CompatibilityMode.BACKWARD);
        assertThat(report.breaks()).singleElement().satisfies(found -> assertThat(found.problem())
                .hasToString("new.json:1:1: error: it cannot be shown that the new schema accepts old data: the pattern"
                        + " ^(.*a){25}$ takes more than 20000000 looks at the characters of names and values"
                        + " [BERS-SCH-022]"));
        assertThat(report.notes())
                .singleElement()
                .hasToString(
                        "new.json:1:1: warning: not all annotations were compared: the pattern ^(.*a){25}$ takes more"
                                + " than 20000000 looks at the characters of names and values [BERS-SCH-022]");
    }

    private static DynamicTest test(MappingValue row) {
        String name = ((TextValue) require(row, "name")).text();
        return DynamicTest.dynamicTest(name, () -> {
            Document older = new Document("old.json", (MappingValue) require(row, "old"));
            Document newer = new Document("new.json", (MappingValue) require(row, "new"));
            for (CompatibilityMode mode : List.of(CompatibilityMode.BACKWARD, CompatibilityMode.FORWARD)) {
                List<String> wanted = new ArrayList<>();
                ((ListValue) require(row, mode.text())).items().forEach(item -> wanted.add(((TextValue) item).text()));
                assertThat(SchemaCompatibility.compare(older, newer, mode).breaks())
                        .as(mode.text())
                        .extracting(SchemaCompatibilityTest::brief)
                        .containsExactlyInAnyOrderElementsOf(wanted);
            }
        });
    }

    private static String brief(SchemaBreak found) {
        String path = found.problem().path();
        return found.problem().code().text().substring(5) + (path == null ? "" : " " + path);
    }

    @Test
    void a_break_names_both_places_and_the_keyword() {
        Document older = read("v1.json", "{\n  \"properties\": {\"A\": {\n    \"type\": [\"string\", \"null\"]}}}");
        Document newer = read("v2.json", "{\"properties\": {\n  \"A\": {\"type\": \"string\"}}}");

        SchemaBreak found = SchemaCompatibility.compare(older, newer, CompatibilityMode.FULL)
                .breaks()
                .get(0);

        assertThat(found.direction()).isEqualTo(Direction.BACKWARD);
        assertThat(found.pointer()).isEqualTo("/properties/A/type");
        assertThat(found.older()).hasToString("v1.json:2:23");
        assertThat(found.newer()).hasToString("v2.json:2:9");
        assertThat(found.problem())
                .hasToString("v2.json:2:9: error: A may be null in old data, which the new schema refuses"
                        + " [BERS-SCH-001]");
        assertThat(found.isUnproved()).isFalse();
    }

    @Test
    void transitive_modes_look_at_each_earlier_version() {
        List<Document> versions = List.of(
                read("v1.json", "{\"type\": \"string\"}"),
                read("v2.json", "{\"type\": \"string\", \"maxLength\": 3}"),
                read("v3.json", "{\"type\": \"string\", \"maxLength\": 3, \"title\": \"x\"}"));

        assertThat(SchemaCompatibility.compare(versions, CompatibilityMode.BACKWARD)
                        .isCompatible())
                .isTrue();
        assertThat(SchemaCompatibility.compare(versions, CompatibilityMode.BACKWARD_TRANSITIVE)
                        .breaks())
                .singleElement()
                .satisfies(found -> assertThat(found.older().file()).isEqualTo("v1.json"));
        assertThat(SchemaCompatibility.compare(versions.subList(0, 1), CompatibilityMode.FULL_TRANSITIVE)
                        .isCompatible())
                .isTrue();
    }

    @Test
    void changes_of_annotations_are_notes_not_breaks() {
        Document older = read(
                "v1.yaml",
                "x-bers-version: 1\nproperties:\n  A: {x-bers-public: true, default: 1}\n  B: {type: array, items: {properties: {c: {}}}}\n  D: {}\n");
        Document newer = read(
                "v2.yaml",
                "x-bers-version: 1\nproperties:\n  A: {x-bers-secret: true}\n  B: {type: array, items: {properties: {c: {x-bers-public: true}}}}\n  D: {}\n");

        CompatibilityReport report = SchemaCompatibility.compare(older, newer, CompatibilityMode.FULL);

        assertThat(report.isCompatible()).isTrue();
        assertThat(report.notes())
                .extracting(Object::toString)
                .containsExactly(
                        "v2.yaml:1:1: warning: the schema has changed, but its x-bers-version is still 1 [BERS-SCH-034]",
                        "v2.yaml:3:6: warning: A is no longer public: pages and bundles lose it [BERS-SCH-030]",
                        "v2.yaml:3:6: warning: A becomes a secret: it is masked from now on [BERS-SCH-032]",
                        "v2.yaml:3:6: warning: the default of A changes: documents without it mean something else now"
                                + " [BERS-SCH-033]",
                        "v2.yaml:4:44: warning: B[*].c becomes public: it will stand in every bundle [BERS-SCH-031]");
    }

    @Test
    void a_schema_of_nested_alternatives_ends_with_a_problem_not_with_a_long_wait() {
        String alternatives =
                "{\"anyOf\":[{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}},{\"type\":\"object\",\"required\":[\"b\"],\"properties\":{\"b\":{\"$ref\":\"#\"}}},"
                        + "{\"type\":\"object\",\"required\":[\"d\"],\"properties\":{\"c\":{\"$ref\":\"#\"},\"d\":{\"type\":\"%s\"}}},{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}]}";
        Document older = read("v1.json", alternatives.formatted("string"));
        Document newer = read("v2.json", alternatives.formatted("integer"));

        assertThat(SchemaCompatibility.compare(older, newer, CompatibilityMode.BACKWARD)
                        .breaks())
                .isNotEmpty();
    }

    @Test
    void modes_are_known_by_their_names() {
        for (CompatibilityMode mode : CompatibilityMode.values()) {
            assertThat(CompatibilityMode.parse(mode.text())).contains(mode);
        }
        assertThat(CompatibilityMode.parse("BACKWARD")).isEmpty();
        assertThat(CompatibilityMode.names()).startsWith("backward").endsWith("full-transitive");
    }

    private static Value require(MappingValue mapping, String key) {
        return Objects.requireNonNull(mapping.get(key), key);
    }

    static Document read(String file, String text) {
        Reading reading = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.document());
    }
}
