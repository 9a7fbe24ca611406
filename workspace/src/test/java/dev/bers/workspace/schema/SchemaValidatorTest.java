package dev.bers.workspace.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.LayerKind;
import dev.bers.config.Leaf;
import dev.bers.config.Provenance;
import dev.bers.config.SchemaHints;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaValidatorTest {

    private static final String OWN = "config/environments/staging.yaml";

    private static Document document(String file, String text) {
        Reading reading = DocumentReader.read(file, text.getBytes(UTF_8));
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.document());
    }

    private static ConfigSchema schema(String body) {
        SchemaCompilation compilation = ConfigSchema.compile(document("s.json", body));
        assertThat(compilation.problems()).isEmpty();
        return Objects.requireNonNull(compilation.schema());
    }

    private static List<Leaf> leaves(Document document, String secret) {
        List<Leaf> leaves = new ArrayList<>();
        collect(document.file(), "", document.root(), secret, leaves);
        return leaves;
    }

    private static void collect(String file, String path, Value value, String secret, List<Leaf> leaves) {
        if (value instanceof MappingValue mapping && mapping.size() > 0) {
            for (int i = 0; i < mapping.size(); i++) {
                String inner = path.isEmpty() ? mapping.keyAt(i) : path + "." + mapping.keyAt(i);
                collect(file, inner, mapping.valueAt(i), secret, leaves);
            }
        } else if (value instanceof ListValue list && !list.items().isEmpty()) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(file, path + "[" + i + "]", list.items().get(i), secret, leaves);
            }
        } else {
            Location at =
                    new Location(file, value.position().line(), value.position().column());
            leaves.add(new Leaf(
                    path,
                    value,
                    new Provenance(LayerKind.ENVIRONMENT, "staging", at),
                    new SchemaHints(false, path.equals(secret), SchemaHints.EndpointHint.AUTOMATIC)));
        }
    }

    private static List<Problem> check(String schema, String yaml) {
        return check(schema, yaml, "");
    }

    private static List<Problem> check(String schema, String yaml, String secret) {
        Document own = document(OWN, yaml);
        SchemaValidator validator = new SchemaValidator(schema(schema), Map.of(OWN, own));
        return validator.check(own.root(), leaves(own, secret), OWN);
    }

    private static void assertSaid(List<Problem> problems, String... expected) {
        assertThat(problems)
                .extracting(problem -> problem + " | " + problem.path() + " | " + problem.found() + " | "
                        + problem.expected() + " | " + problem.suggestion())
                .containsExactly(expected);
    }

    @Test
    void a_number_out_of_range_is_told_with_the_whole_range() {
        assertSaid(
                check(
                        "{\"properties\": {\"T\": {\"type\": \"integer\", \"minimum\": 1000, \"maximum\": 30000}}}",
                        "A: 1\nT:   500\n"),
                OWN + ":2:6: error: T must be a number from 1000 to 30000, got: 500 [BERS-CFG-012]"
                        + " | T | 500 | a number from 1000 to 30000 | null");
    }

    @Test
    void a_quoted_number_is_told_to_lose_its_quotes() {
        assertSaid(
                check("{\"properties\": {\"T\": {\"type\": \"integer\"}}}", "T: \"500\"\n"),
                OWN + ":1:4: error: T must be a whole number, got: \"500\" [BERS-CFG-010]"
                        + " | T | \"500\" | a whole number | remove the quotes");
    }

    @Test
    void an_unknown_key_is_placed_at_the_key_with_its_near_miss() {
        assertSaid(
                check(
                        "{\"properties\": {\"a\": {\"properties\": {\"colour\": {}}, \"additionalProperties\": false}}}",
                        "a:\n  color:  {x: 1}\n"),
                OWN + ":2:3: error: a.color is not a key that s.json declares [BERS-CFG-014]"
                        + " | a.color | a.color | a declared key | Did you mean colour?");
    }

    @Test
    void a_missing_value_is_placed_at_the_key_at_fault_or_the_environments_own_file() {
        String schema =
                "{\"properties\": {\"a\": {\"required\": [\"port\"], \"properties\": {\"port\": {\"type\": \"integer\"}}}}}";
        assertSaid(
                check(schema, "x: 1\na:\n  host: h\n"),
                OWN + ":2:1: error: a.port is missing: no layer of this environment gives it a value [BERS-CFG-013]"
                        + " | a.port | null | a whole number | add a.port to this file, or to base.yaml for all"
                        + " environments");
        assertSaid(
                check("{\"required\": [\"port\"]}", "# first\nx: 1\n"),
                OWN + ": error: port is missing: no layer of this environment gives it a value [BERS-CFG-013]"
                        + " | port | null | a value | add port to this file, or to base.yaml for all environments");
        assertSaid(
                check(schema, "x: 1\na:\n  host: h\n  prt: 1\n"),
                OWN + ":4:3: error: a.port is missing: no layer of this environment gives it a value [BERS-CFG-013]"
                        + " | a.port | null | a whole number | is it written as prt?");
    }

    @Test
    void a_near_miss_of_a_choice_is_suggested() {
        assertSaid(
                check("{\"properties\": {\"m\": {\"enum\": [\"strict\", \"warn\", \"off\"]}}}", "m: strct\n"),
                OWN + ":1:4: error: m must be one of \"strict\", \"warn\", \"off\", got: \"strct\" [BERS-CFG-011]"
                        + " | m | \"strct\" | one of \"strict\", \"warn\", \"off\" | Did you mean strict?");
    }

    @Test
    void a_secret_is_never_shown() {
        List<Problem> problems = check(
                "{\"properties\": {\"k\": {\"pattern\": \"^sk_\"}, \"e\": {\"enum\": [\"hunter3\"]}}}",
                "k: hunter2\n",
                "k");
        assertThat(problems).hasSize(1);
        assertThat(problems.toString()).doesNotContain("hunter2").contains("(secret)");
    }

    @Test
    void of_several_forms_the_nearest_is_told() {
        String schema =
                "{\"properties\": {\"s\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"object\", \"required\": [\"url\"],"
                        + " \"properties\": {\"url\": {\"type\": \"string\"}, \"n\": {\"type\": \"integer\"}}}]}}}";
        assertSaid(
                check(schema, "s:\n  url: x\n  n: many\n"),
                OWN
                        + ":3:6: error: s.n has none of the 2 forms that the schema allows; the nearest asks for a whole number"
                        + " [BERS-CFG-017] | s.n | \"many\" | a whole number | null");
        assertSaid(
                check(schema, "s: 5\n"),
                OWN + ":1:4: error: s must be text or a mapping, got: 5 [BERS-CFG-017] | s | 5 | text or a mapping"
                        + " | write it in quotes");
    }

    @Test
    void more_than_one_form_is_told_as_such() {
        assertSaid(
                check("{\"properties\": {\"s\": {\"oneOf\": [{\"type\": \"number\"}, {\"minimum\": 1}]}}}", "s: 5\n"),
                OWN + ":1:4: error: s fits more than one form of its schema [BERS-CFG-017] | s | 5 | null | null");
    }

    @Test
    void each_item_of_a_list_has_its_own_problem() {
        assertSaid(
                check(
                        "{\"properties\": {\"l\": {\"items\": {\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"null\"}]}}}}",
                        "l: [a, 1, b, 2]\n"),
                OWN + ":1:8: error: l[1] must be text or null, got: 1 [BERS-CFG-017] | l[1] | 1 | text or null"
                        + " | write it in quotes",
                OWN + ":1:14: error: l[3] must be text or null, got: 2 [BERS-CFG-017] | l[3] | 2 | text or null"
                        + " | write it in quotes");
    }

    @Test
    void texts_and_sizes_are_told_in_words() {
        assertSaid(
                check(
                        "{\"properties\": {\"u\": {\"type\": \"string\", \"format\": \"uri\"}, \"p\": {\"type\": \"string\","
                                + " \"pattern\": \"^a+$\"}, \"n\": {\"type\": \"string\", \"minLength\": 2, \"maxLength\": 4},"
                                + " \"l\": {\"type\": \"array\", \"minItems\": 1}, \"m\": {\"multipleOf\": 0.01}}}",
                        "u: 'no url'\np: b\nn: x\nl: []\nm: 0.07\n"),
                OWN + ":1:4: error: u must be a URL, got: \"no url\" [BERS-CFG-015] | u | \"no url\" | a URL | null",
                OWN + ":2:4: error: p must be text that matches ^a+$, got: \"b\" [BERS-CFG-015]"
                        + " | p | \"b\" | text that matches ^a+$ | null",
                OWN + ":3:4: error: n must be text of 2 to 4 characters, got: \"x\" [BERS-CFG-016]"
                        + " | n | \"x\" | text of 2 to 4 characters | null",
                OWN + ":4:4: error: l must be a list of at least 1 item, got: a list [BERS-CFG-016]"
                        + " | l | a list | a list of at least 1 item | null");
    }

    private static List<String> faults(String schema) {
        SchemaCompilation compilation = ConfigSchema.compile(document("s.json", schema));
        assertThat(compilation.schema()).isNull();
        return compilation.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void a_schema_may_be_draft_07_or_2020_12_and_nothing_else() {
        schema(
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"definitions\": {\"a\": {}}, \"$ref\": \"#/definitions/a\"}");
        assertThat(faults("{\"$schema\": \"http://json-schema.org/draft-04/schema#\"}"))
                .containsExactly("s.json:1:13: error: $schema must name draft-07 or 2020-12 of JSON Schema, got:"
                        + " \"http://json-schema.org/draft-04/schema#\" [BERS-CFG-020]");
    }

    @Test
    void the_version_of_a_schema_is_a_number_that_can_be_counted_up() {
        schema("{\"x-bers-version\": 3, \"properties\": {\"x-bers-version\": {\"type\": \"string\"}}}");
        for (String version : List.of("\"1\"", "\"banana\"", "0", "1.5", "null")) {
            assertThat(faults("{\"x-bers-version\": " + version + "}"))
                    .containsExactly("s.json:1:20: error: x-bers-version must be a whole number of at least 1, got: "
                            + version + " [BERS-CFG-027]");
        }
    }

    @Test
    void nothing_is_ever_loaded_from_elsewhere() {
        assertThat(
                        faults(
                                "{\"properties\": {\n \"a\": {\"$ref\": \"http://127.0.0.1:1/x.json\"},\n \"b\": {\"$ref\": \"other.json\"}}}"))
                .containsExactly(
                        "s.json:2:16: error: a $ref must stay within its file, got: http://127.0.0.1:1/x.json [BERS-CFG-021]",
                        "s.json:3:16: error: a $ref must stay within its file, got: other.json [BERS-CFG-021]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#\"}",
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}",
                "{\"$dynamicAnchor\": \"x\", \"$dynamicRef\": \"#x\"}",
                "{\"allOf\": [{\"$ref\": \"#\"}]}",
                "{\"properties\": {\"A\": {\"pattern\": \"^(a|a)*$\"}}}"
            })
    void a_schema_that_never_ends_is_a_problem_of_the_schema(String text) {
        SchemaCompilation compilation = ConfigSchema.compile(document("s.json", text));
        MappingValue values =
                document("v.json", "{\"A\": \"" + "a".repeat(200_000) + "b\"}").root();
        List<Problem> problems = compilation.schema() == null
                ? compilation.problems()
                : new SchemaValidator(compilation.schema(), Map.of()).check(values, List.of(), "s.json");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).hasToString("BERS-CFG-025");
            assertThat(problem.location()).isEqualTo(Location.ofFile("s.json"));
        });
    }

    private static String doubling(String last) {
        StringBuilder schema = new StringBuilder("{\"$ref\": \"#/$defs/d0\",\n\"$defs\": {\n");
        for (int i = 0; i < 28; i++) {
            String next = "{\"$ref\": \"#/$defs/d" + (i + 1) + "\"}";
            schema.append("\"d")
                    .append(i)
                    .append("\": {\"allOf\": [")
                    .append(next)
                    .append(", ");
            schema.append(next).append("]},\n");
        }
        return schema.append("\"d28\": ").append(last).append("}}").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "true", "{\"type\": \"object\"}", "{\"type\": \"string\"}", "{\"required\": [\"b\"]}"})
    void a_schema_that_doubles_its_work_is_stopped(String last) {
        assertThat(check(doubling(last), "a: 1\n")).singleElement().satisfies(problem -> {
            assertThat(problem)
                    .hasToString("s.json:" + problem.location().line() + ":"
                            + problem.location().column()
                            + ": error: to hold a configuration to this schema takes more than 2000000 steps"
                            + " [BERS-CFG-026]");
            assertThat(problem.location().line()).isBetween(1, 31);
            assertThat(problem.suggestion()).contains("refer to each part once");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(.*a){25}$", "^(a+)+\\1c$", "(?=(.*a){12}c)b"})
    void a_pattern_that_backtracks_without_end_is_stopped_wherever_it_stands(String pattern) {
        String text = "a".repeat(60) + "b";
        String written = pattern.replace("\\", "\\\\");
        assertSlow(
                check("{\"properties\": {\n \"t\": {\"pattern\": \"" + written + "\"}}}", "t: " + text + "\n"),
                pattern,
                19);
        assertSlow(check("{\"patternProperties\": {\n \"" + written + "\": {}}}", text + ": 1\n"), pattern, 2);
    }

    private static void assertSlow(List<Problem> problems, String pattern, int column) {
        assertThat(problems)
                .singleElement()
                .hasToString("s.json:2:" + column + ": error: the pattern " + pattern
                        + " takes more than 20000000 looks at the characters of a configuration [BERS-CFG-026]");
    }

    @Test
    void a_pattern_may_look_ahead_name_properties_and_end_at_the_very_end() {
        String schema = "{\"properties\": {\"t\": {\"pattern\": \"^(?!no)\\\\p{Letter}+$\"}}}";
        assertThat(check(schema, "t: yes\n")).isEmpty();
        assertThat(check(schema, "t: nope\n")).hasSize(1);
        assertThat(check(schema, "t: \"yes\\n\"\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 3_000, 60_000})
    void a_pattern_that_is_nested_too_deeply_is_told(int depth) {
        String groups = "(".repeat(depth) + ")".repeat(depth);
        String shown = depth == 65 ? "(".repeat(65) + ")".repeat(15) : "(".repeat(80);
        assertThat(faults("{\"properties\": {\"t\": {\"pattern\": \"" + groups + "\"}}}"))
                .singleElement()
                .hasToString("s.json:1:34: error: the pattern " + shown
                        + "… is too long or nested too deeply to be used [BERS-CFG-028]");
        String classes = "[a".repeat(depth) + "]".repeat(depth);
        assertThat(faults("{\"properties\": {\"t\": {\"pattern\": \"" + classes + "\"}}}"))
                .singleElement()
                .asString()
                .endsWith("… is too long or nested too deeply to be used [BERS-CFG-028]");
    }

    @Test
    void a_pattern_may_be_nested_as_people_write_them() {
        String groups = "(".repeat(64) + "a" + ")".repeat(64);
        assertThat(check("{\"properties\": {\"t\": {\"pattern\": \"" + groups + "\"}}}", "t: a\n"))
                .isEmpty();
    }

    /** The engine looks at no character of the text meanwhile. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)x",
                "(?:a?|b?){28}x",
                "((|)(|)){14}x",
                "((a*)?){25}x"
            })
    void a_pattern_that_matches_nothing_in_very_many_ways_is_stopped(String pattern) {
        assertSlow(
                check(
                        "{\"properties\": {\n \"t\": {\"pattern\": \"" + pattern + "\"}}}",
                        "t: ccccccccccccccccccccccccc\n"),
                pattern,
                19);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(https?|wss?)://([a-z0-9]+(-[a-z0-9]+)*[.])+[a-z]{2,}(:[0-9]+)?(/[^?#]*)?([?].*)?(#.*)?$",
                "^(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)|.*$",
                "^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:[.]|$)){4}|(?=h)[^#]{0,2048}$"
            })
    void patterns_of_everyday_use_are_held_against_a_long_text(String pattern) {
        String text = "https://a.example/" + "x".repeat(2_000);
        assertThat(check("{\"properties\": {\"t\": {\"pattern\": \"" + pattern + "\"}}}", "t: " + text + "\n"))
                .isEmpty();
    }

    @Test
    void a_large_configuration_has_steps_enough() {
        String schema =
                "{\"additionalProperties\": {\"type\": \"array\", \"items\": {\"allOf\": [{\"type\": \"string\","
                        + " \"pattern\": \"^[a-z]+$\", \"minLength\": 1, \"maxLength\": 9}]}}}";
        String list = "[" + "abc, ".repeat(19_000) + "abc]";
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            yaml.append("k").append(i).append(": ").append(list).append('\n');
        }
        assertThat(check(schema, yaml.toString())).isEmpty();
    }

    @Test
    void all_faults_of_a_schema_are_told_at_their_places() {
        assertThat(
                        faults(
                                "{\"properties\": {\n \"a\": {\"$ref\": \"#/$defs/no\"},\n \"b\": {\"pattern\": \"(\"},\n \"c\": {\"type\": \"text\"},\n \"$ref\": {\"type\": \"string\"}}}"))
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(text -> text.startsWith("s.json:2:16: ") && text.contains("BERS-CFG-022"))
                .anyMatch(text -> text.startsWith("s.json:3:19: ") && text.contains("BERS-CFG-023"))
                .anyMatch(text -> text.startsWith("s.json:4:16: ") && text.contains("BERS-CFG-024"));
    }
}
