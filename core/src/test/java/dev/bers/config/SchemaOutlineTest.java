package dev.bers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import org.junit.jupiter.api.Test;

class SchemaOutlineTest {

    private static SchemaOutline outline(String json) {
        return SchemaOutline.of(Workspace.document("schema.json", json));
    }

    private static ConfigPath path(String text) {
        return ConfigPath.parse(text).orElseThrow();
    }

    private static Problem only(SchemaOutline outline) {
        assertThat(outline.problems()).hasSize(1);
        return outline.problems().get(0);
    }

    @Test
    void a_public_secret_is_a_problem_and_stays_a_secret() {
        SchemaOutline outline = outline("{'properties': {'A/B': {'x-bers-public': true, 'x-bers-secret': true}}}");

        assertThat(only(outline).toString())
                .startsWith("schema.json:")
                .endsWith("the schema marks '#/properties/A~1B' public, and secret too [BERS-CFG-065]");
        SchemaHints hints = outline.hints(ConfigPath.ROOT.key("A/B"));
        assertThat(hints.isSecret()).isTrue();
        assertThat(hints.isPublic()).isFalse();
    }

    @Test
    void what_is_public_inside_a_secret_object_is_a_problem_too() {
        SchemaOutline outline =
                outline("{'properties': {'A': {'x-bers-secret': true, 'properties': {'B': {'x-bers-public': true}}}}}");

        assertThat(only(outline).code().text()).isEqualTo("BERS-CFG-065");
        assertThat(outline.hints(path("A.B")).isSecret()).isTrue();
    }

    @Test
    void an_annotation_that_is_neither_true_nor_false_is_a_problem_and_hides_where_in_doubt() {
        SchemaOutline outline =
                outline("{'properties': {'A': {'x-bers-secret': 'yes'}, 'B': {'x-bers-public': 'yes'}}}");

        assertThat(outline.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.code().text()).isEqualTo("BERS-CFG-066"));
        assertThat(outline.hints(path("A")).isSecret()).isTrue();
        assertThat(outline.hints(path("B")).isPublic()).isFalse();
    }

    @Test
    void a_merge_key_that_is_no_name_is_a_problem_and_merges_nothing() {
        SchemaOutline outline = outline("{'properties': {'A': {'type': 'array', 'x-bers-key': ''}}}");

        assertThat(only(outline).message())
                .isEqualTo("the annotation x-bers-key of '#/properties/A' must be the name of the property that tells"
                        + " items apart");
        assertThat(outline.itemKey(path("A"))).isEmpty();
    }

    @Test
    void a_schema_that_grows_without_end_meets_a_bound() {
        MappingValue.Builder properties = MappingValue.builder();
        for (int i = 0; i <= Bounds.SCHEMA_NODES_MAX; i++) {
            properties.put("K" + i, MappingValue.builder().put("type", "string").build());
        }
        MappingValue root =
                MappingValue.builder().put("properties", properties.build()).build();

        SchemaOutline outline = SchemaOutline.of(new Document("schema.json", root));

        assertThat(only(outline))
                .hasToString("schema.json: error: the schema has more than 20000 places, after its references are"
                        + " followed [BERS-CFG-067]");
    }

    @Test
    void a_sound_schema_has_no_problems_and_tells_what_it_says() {
        SchemaOutline outline = outline("{'x-bers-version': '3', '$defs': {'port': {'type': 'integer', 'default': 80,"
                + " 'description': 'where it listens'}}, 'properties': {'P': {'$ref': '#/$defs/port'}}}");

        assertThat(outline.problems()).isEmpty();
        assertThat(outline.file()).isEqualTo("schema.json");
        assertThat(outline.version()).isEqualTo("3");
        assertThat(outline.type(path("P"))).isEqualTo(SchemaType.INTEGER);
        assertThat(outline.description(path("P"))).contains("where it listens");
        assertThat(outline.defaultValue(path("P")).orElseThrow()).hasToString("80");
        assertThat(outline.location(path("Q"))).isEqualTo(Location.NONE);
    }
}
