package dev.bers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ConfigKind;
import dev.bers.config.ValidationMode;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.vectors.JsonTestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {

    private static ManifestReading read(String json) {
        return ManifestReader.read(new Document("bers.yaml", (MappingValue) JsonTestReader.read(json)));
    }

    private static Manifest manifest(ManifestReading reading) {
        return Objects.requireNonNull(reading.manifest());
    }

    @Test
    void what_is_wrong_is_left_out_and_the_rest_is_made() {
        ManifestReading reading = read("""
                {"format": 1, "name": "x", "environments": {
                  "qa": {"tier": "stagin", "extends": "nobody", "hostnames": ["a b", "qa.example"]},
                  "Bad": {"tier": "staging"}}}
                """);

        assertThat(reading.hasErrors()).isTrue();
        Environment qa = manifest(reading).environments().get(new EnvironmentName("qa"));
        assertThat(qa.tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(qa.parent()).isNull();
        assertThat(qa.hostnames()).hasSize(1);
        assertThat(manifest(reading).environments().all()).hasSize(4);
    }

    @Test
    void an_unknown_format_is_read_no_further() {
        ManifestReading reading = read("{\"format\": 2, \"whatever\": 1}");

        assertThat(reading.manifest()).isNull();
        assertThat(reading.problems()).hasSize(1);
    }

    @Test
    void an_environment_knows_where_it_is_declared() {
        Manifest manifest = manifest(read("""
                {"format": 1, "name": "x",
                  "environments": {"qa": {"tier": "staging"}}}
                """));

        assertThat(manifest.environments().all().get(0).location()).hasToString("bers.yaml:2:20");
    }

    @Test
    void too_many_environments_are_one_problem() {
        MappingValue.Builder environments = MappingValue.builder();
        MappingValue staging = MappingValue.builder().put("tier", "staging").build();
        for (int i = 0; i < Environments.COUNT_MAX + 5; i++) {
            environments.put("e" + i, staging);
        }
        ManifestReading reading = ManifestReader.read(new Document(
                "bers.yaml",
                MappingValue.builder()
                        .put("format", 1)
                        .put("name", "x")
                        .put("environments", environments.build())
                        .build()));

        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0).message())
                .isEqualTo("environments must have at most 256 entries, got: 261");
        assertThat(manifest(reading).environments().all()).hasSize(Environments.COUNT_MAX + 3);
    }

    @Test
    void off_is_warn_in_the_production_tier() {
        ValidationModes modes = new ValidationModes(Map.of(ConfigKind.BUILD, ValidationMode.OFF));

        assertThat(modes.mode(ConfigKind.BUILD, Tier.STAGING)).isEqualTo(ValidationMode.OFF);
        assertThat(modes.mode(ConfigKind.BUILD, Tier.PRODUCTION)).isEqualTo(ValidationMode.WARN);
        assertThat(ValidationModes.STRICT.mode(ConfigKind.BUILD, Tier.PRODUCTION))
                .isEqualTo(ValidationMode.STRICT);
    }

    @Property(tries = 500, seed = "20261121")
    void whatever_stands_under_the_known_keys_there_is_an_answer(@ForAll("manifests") MappingValue root) {
        ManifestReading reading = ManifestReader.read(new Document("bers.yaml", root));

        assertThat(reading.manifest() != null || reading.hasErrors()).isTrue();
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.location().file()).isEqualTo("bers.yaml"));
    }

    @Provide
    Arbitrary<MappingValue> manifests() {
        return mappings(2);
    }

    private static Arbitrary<MappingValue> mappings(int depth) {
        Arbitrary<String> keys = Arbitraries.of(
                "format",
                "name",
                "environments",
                "detection",
                "validation",
                "isolation",
                "tenants",
                "staging",
                "qa",
                "tier",
                "extends",
                "hostnames",
                "branches",
                "default",
                "cache",
                "variables",
                "owners",
                "shared",
                "x");
        return Arbitraries.maps(keys, values(depth)).ofMaxSize(8).map(entries -> {
            MappingValue.Builder builder = MappingValue.builder();
            if (!entries.containsKey("format")) {
                builder.put("format", 1);
            }
            entries.forEach(builder::put);
            return builder.build();
        });
    }

    private static Arbitrary<Value> values(int depth) {
        Arbitrary<Value> scalars = Arbitraries.of(
                TextValue.of("staging"),
                TextValue.of("qa"),
                TextValue.of("*.a.test"),
                TextValue.of("5m"),
                TextValue.of(""),
                NumberValue.of(1),
                BooleanValue.of(true),
                new NullValue(Position.UNKNOWN));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Value> lists = values(depth - 1).list().ofMaxSize(3).map(items -> {
            List<Value> copy = new ArrayList<>(items);
            return ListValue.of(copy);
        });
        return Arbitraries.oneOf(scalars, lists, mappings(depth - 1).map(mapping -> (Value) mapping));
    }
}
