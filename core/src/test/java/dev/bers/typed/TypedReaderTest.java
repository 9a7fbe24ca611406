package dev.bers.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedReaderTest {

    private static final TypedReader READER = reader();

    @Test
    void each_type_is_read() {
        assertThat(READER.required("text", TypedReader::text)).isEqualTo("secret");
        assertThat(READER.required("truth", TypedReader::truth)).isTrue();
        assertThat(READER.required("number", TypedReader::int32)).isEqualTo(7);
        assertThat(READER.required("number", TypedReader::whole)).isEqualTo(7L);
        assertThat(READER.required("number", TypedReader::decimal)).isEqualTo(7.0);
        assertThat(READER.required("number", TypedReader::value)).isEqualTo(NumberValue.of(7));
        List<String> list = READER.required("list", all -> all.list(TypedReader::text));
        assertThat(list).containsExactly("a", "b");
        Map<String, Long> map = READER.required("by.name", all -> all.map(TypedReader::whole));
        assertThat(map).isEqualTo(Map.of("x", 1L));
        Tier tier = READER.required("tier", one -> one.choice(Tier.values(), Tier::text));
        assertThat(tier).isEqualTo(Tier.STAGING);
        assertThat(READER.optional("text", TypedReader::text)).contains("secret");
        assertThat(READER.optional("none", TypedReader::text)).isEqualTo(Optional.empty());
    }

    @Test
    void what_does_not_fit_is_named_by_path_and_type_and_never_by_its_value() {
        assertThatThrownBy(() -> READER.required("none", TypedReader::text))
                .hasMessage("error: none has no value in staging [BERS-GEN-010]");
        assertThatThrownBy(() -> READER.required("text", TypedReader::whole))
                .hasMessage("s.yaml:3:9: error: text must be a whole number, got: text [BERS-GEN-011]");
        assertThatThrownBy(() -> READER.required("text", TypedReader::truth)).hasMessageContaining("a boolean");
        assertThatThrownBy(() -> READER.required("text", TypedReader::decimal)).hasMessageContaining("a number");
        assertThatThrownBy(() -> READER.required("big", TypedReader::int32)).hasMessageContaining("32 bits");
        assertThatThrownBy(() -> READER.required("text", all -> all.list(TypedReader::text)))
                .hasMessageContaining("a list");
        assertThatThrownBy(() -> READER.required("text", all -> all.map(TypedReader::text)))
                .hasMessageContaining("a mapping");
        assertThatThrownBy(() -> READER.required("by.name", all -> all.map(TypedReader::text)))
                .hasMessageContaining("\"by.name\".x must be text, got: a number");
        assertThatThrownBy(() -> READER.required("text", one -> one.choice(Tier.values(), Tier::text)))
                .hasMessage("s.yaml:3:9: error: text is none of the listed values [BERS-GEN-012]");
    }

    private static TypedReader reader() {
        MappingValue values = MappingValue.builder()
                .put("text", new TextValue("secret", new Position(3, 9)))
                .put("truth", true)
                .put("number", 7)
                .put("big", 1L << 40)
                .put("list", ListValue.of(List.of(TextValue.of("a"), TextValue.of("b"))))
                .put("by.name", MappingValue.builder().put("x", 1).build())
                .put("tier", "staging")
                .build();
        EnvironmentName staging = new EnvironmentName("staging");
        Environments environments = new Environments(
                List.of(new Environment(staging, Tier.STAGING, null, List.of(), List.of(), Location.NONE)));
        ConfigDocuments documents = ConfigDocuments.builder(environments)
                .environment(ConfigKind.ENVIRONMENT, staging, new Document("s.yaml", values))
                .build();
        return TypedReader.of(new ConfigResolver(documents, Map.of())
                .resolve(ConfigKind.ENVIRONMENT, staging, null)
                .configuration());
    }
}
