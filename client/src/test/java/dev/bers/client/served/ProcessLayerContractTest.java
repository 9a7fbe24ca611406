package dev.bers.client.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.client.ServedAnswers;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Masking;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessLayerContractTest {

    private static final String VALUES = """
            {"API": "https://api.staging.picasso.example", "RETRIES": 3, "ON": true, "LITERAL": "costs ${5}",
             "DB": {"host": "db.staging.picasso.example"}, "LIST": [1, {"a": "b"}]}
            """;
    private static final String WITHHELD = """
            [{"kind": "environment", "path": "DB.password", "reason": "secret", "variable": "DB_PASSWORD"},
             {"kind": "environment", "path": "LIST[1].c", "reason": "variable", "variable": "C"},
             {"kind": "environment", "path": "TOKEN", "reason": "secret", "variable": null},
             {"kind": "providers", "path": "GONE", "reason": "variable", "variable": null}]
            """;

    private static Snapshot snapshot(Map<String, String> variables) {
        byte[] body = ServedAnswers.staging(VALUES, WITHHELD);
        return new ProcessLayer(variables).over(ServedConfiguration.read(body));
    }

    @Test
    void without_variables_it_is_what_was_served_and_gaps_are_told() {
        Snapshot snapshot = snapshot(Map.of());
        assertThat(Json.write(snapshot.configuration().values())).isEqualTo(Json.write(JsonReader.mapping(VALUES)));
        assertThat(snapshot.remarks())
                .extracting(problem -> String.valueOf(problem.path()))
                .containsExactly("DB.password", "LIST[1].c", "TOKEN", "GONE");
        assertThat(snapshot.remarks()).allMatch(problem -> !problem.isError());
    }

    @Test
    void variables_lie_above_and_have_the_types_of_what_they_replace() {
        Snapshot snapshot = snapshot(Map.of(
                "BERS_CONFIG__RETRIES", "7",
                "BERS_CONFIG__ON", "false",
                "BERS_CONFIG__DB__host", "other.staging.picasso.example",
                "BERS_CONFIG__TOKEN", "t0ken",
                "DB_PASSWORD", "s3cret",
                "C", "${not an expression}",
                "UNRELATED", "x"));
        EffectiveConfiguration configuration = snapshot.configuration();
        assertThat(configuration.integer("RETRIES")).hasValue(7);
        assertThat(configuration.isTrue("ON")).isFalse();
        assertThat(configuration.text("DB.host")).isEqualTo("other.staging.picasso.example");
        assertThat(configuration.text("DB.password")).isEqualTo("s3cret");
        assertThat(configuration.text("LIST[1].c")).isEqualTo("${not an expression}");
        assertThat(configuration.text("LITERAL")).isEqualTo("costs ${5}");
        assertThat(Json.write(Masking.mask(configuration)))
                .doesNotContain("s3cret")
                .doesNotContain("t0ken");
        assertThat(snapshot.configuration(ConfigKind.PROVIDERS)).isEmpty();
    }

    @Test
    void a_variable_of_the_wrong_type_is_refused() {
        assertThatThrownBy(() -> snapshot(Map.of("BERS_CONFIG__RETRIES", "many")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-CFG-061");
    }

    @Test
    void a_variable_that_leads_to_production_is_refused() {
        assertThatThrownBy(() -> snapshot(Map.of("BERS_CONFIG__API", "https://api.picasso.example")))
                .hasMessageContaining("BERS-ISO-001")
                .hasMessageContaining("belongs to production");
        assertThatThrownBy(() -> snapshot(Map.of("DB_PASSWORD", "https://chat.picasso.example/x")))
                .hasMessageContaining("BERS-CFG-050");
    }

    @Test
    void answers_with_names_that_cannot_be_are_refused() {
        String good = new String(ServedAnswers.staging(VALUES, WITHHELD), java.nio.charset.StandardCharsets.UTF_8);
        for (String wrong : new String[] {
            good.replace("\"environment\": \"staging\"", "\"environment\": \"Not One\""),
            good.replace("\"providers\"", "\"colours\""),
            good.replace("\"release\": 1", "\"release\": -1"),
            good.replace("\"withheld\": [", "\"withheld\": [1, "),
            good.replace("\"withheld\": [", "\"held\": ["),
            good.replace("\"configurations\": {", "\"configurations\": 7, \"x\": {")
        }) {
            byte[] body = wrong.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThatThrownBy(() -> ServedConfiguration.read(body)).isInstanceOf(ProblemException.class);
        }
    }
}
