package dev.bers.workspace.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.BooleanValue;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Value;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

class ReadingPropertiesTest {

    private static final String WORKSPACE = "format: 1\n\"a\": &x [1, 0x1F, {b: ~}]\nc: *x\nd: |\n  text\ne: !!str 1\n";

    private static void assertEndsWell(String file, byte[] bytes) {
        Reading reading = DocumentReader.read(file, bytes);
        assertThat(reading.document() != null || reading.hasErrors()).isTrue();
        assertThat(reading.problems()).allSatisfy(problem -> {
            assertThat(problem.location().file()).isEqualTo(file);
            assertThat(problem.message()).doesNotContain("Exception").doesNotContain("\n");
        });
    }

    @Property(tries = 1_000, seed = "20261121")
    void any_bytes_end_in_a_document_or_a_problem(@ForAll byte[] bytes) {
        assertEndsWell("a.yaml", bytes);
        assertEndsWell("a.json", bytes);
    }

    @Property(tries = 1_000, seed = "20261121")
    void any_text_of_special_characters_ends_well(@ForAll @From("special") String text) {
        assertEndsWell("a.yaml", text.getBytes(UTF_8));
        assertEndsWell("a.json", text.getBytes(UTF_8));
    }

    @Property(tries = 1_000, seed = "20261121")
    void any_damage_to_a_document_ends_well(@ForAll int place, @ForAll @From("special") String damage) {
        int at = Math.floorMod(place, WORKSPACE.length());
        String damaged = WORKSPACE.substring(0, at) + damage + WORKSPACE.substring(at);
        assertEndsWell("a.yaml", damaged.getBytes(UTF_8));
    }

    @Provide
    Arbitrary<String> special() {
        return Arbitraries.strings()
                .withChars("{}[]:,-?&*!|>'\"%@`#~ \n\t\r\\01.xoeE+_abtrufalsn\u0085\u2028\uFEFF😀$")
                .ofMaxLength(24);
    }

    @Provide
    Arbitrary<String> scalars() {
        return Arbitraries.strings()
                .withChars("0123456789.eE+-xotTrRuUeEfFaAlLsSnN~_")
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    @Property(tries = 2_000, seed = "20261121")
    void yaml_scalars_are_what_the_core_schema_of_another_implementation_says(@ForAll @From("scalars") String scalar) {
        Reading reading = DocumentReader.read("a.yaml", ("a: " + scalar + "\n").getBytes(UTF_8));
        if (reading.hasErrors()) {
            return;
        }
        Object theirs = ((Map<?, ?>) Objects.requireNonNull(new Load(LoadSettings.builder()
                                .setSchema(new CoreSchema())
                                .build())
                        .loadFromString("a: " + scalar + "\n")))
                .get("a");
        Value ours = Objects.requireNonNull(
                Objects.requireNonNull(reading.document()).root().get("a"));
        if (theirs == null) {
            assertThat(ours).isInstanceOf(NullValue.class);
        } else if (theirs instanceof Boolean truth) {
            assertThat(ours).isEqualTo(BooleanValue.of(truth));
        } else if (theirs instanceof Number number) {
            assertThat(((NumberValue) ours).asDouble()).isEqualTo(number.doubleValue() + 0.0);
        } else {
            assertThat(Json.write(ours)).isEqualTo("\"" + theirs + "\"");
        }
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(text -> (Object) text),
                Arbitraries.longs().between(-(1L << 53), 1L << 53).map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        return around(around(scalars));
    }

    private static Arbitrary<Object> around(Arbitrary<Object> inner) {
        Arbitrary<Object> plain = inner.withoutEdgeCases();
        return Arbitraries.oneOf(
                plain,
                plain.list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), plain)
                        .ofMaxSize(3)
                        .map(map -> (Object) map));
    }

    @Property(tries = 200, seed = "20261121")
    void json_is_what_another_implementation_writes_and_yaml_reads_it_alike(@ForAll @From("trees") Object tree) {
        JsonMapper mapper = new JsonMapper();
        String text = mapper.writeValueAsString(Map.of("root", tree));
        Reading reading = DocumentReader.read("a.json", text.getBytes(UTF_8));
        if (reading.hasErrors()) {
            assertThat(reading.problems())
                    .allSatisfy(problem ->
                            assertThat(problem.code().text()).isIn("BERS-DOC-024", "BERS-DOC-003", "BERS-DOC-005"));
            return;
        }
        MappingValue root = Objects.requireNonNull(reading.document()).root();
        assertThat(mapper.readTree(Json.write(root))).isEqualTo(mapper.readTree(text.getBytes(UTF_8)));
    }
}
