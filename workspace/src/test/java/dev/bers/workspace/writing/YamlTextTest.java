package dev.bers.workspace.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    @Property(tries = 1_000, seed = "20261121")
    void what_is_written_reads_back_as_the_same_values(@ForAll long seed) {
        MappingValue value = mapping(new Random(seed), 0);

        assertThat(read(YamlText.write(value))).isEqualTo(value);
    }

    @Property(tries = 1_000, seed = "20261121")
    void any_text_reads_back_as_key_and_as_value(@ForAll String any) {
        String text = any.codePoints()
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        MappingValue value =
                MappingValue.builder().put("k", text).put("x" + text, "v").build();

        assertThat(read(YamlText.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yes",
                "No",
                "null",
                "~",
                "1",
                "1.5",
                "0x1f",
                "012",
                "1e3",
                ".5",
                ".inf",
                "2024-01-01",
                "12:30",
                "- a",
                "-",
                "a: b",
                "a:",
                ": a",
                "a #b",
                "#a",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'a'",
                "\"a\"",
                "{a",
                "[a]",
                "a,b",
                "a\nb",
                "a\tb",
                "a ",
                " a",
                "---",
                "...",
                "?",
                "? a",
                "<<",
                "=",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u007f",
                "\\",
                "https://a.example/b?c=d&e=f#g",
                "${A}",
                "😀",
                "a  b",
                "trUE",
                "\u0000"
            })
    void each_awkward_text_stays_a_text(String text) {
        MappingValue value = MappingValue.builder()
                .put("value", text)
                .put("list", ListValue.of(List.of(TextValue.of(text))))
                .build();

        assertThat(read(YamlText.write(value))).isEqualTo(value);
    }

    @Test
    void it_is_written_as_a_person_would() {
        MappingValue value = MappingValue.builder()
                .put("A", "https://a.example/b?c=d")
                .put("B", MappingValue.builder().put("C", 1).put("D", true).build())
                .put(
                        "E",
                        ListValue.of(List.of(
                                TextValue.of("x"),
                                MappingValue.builder()
                                        .put("F", "1")
                                        .put("G", ListValue.of(List.of()))
                                        .build())))
                .put("H", MappingValue.EMPTY)
                .build();

        assertThat(YamlText.write(
                        value, Map.of("", "Head\n", "B", "About B", "E[1]", "second"), Map.of("B.C", "one\nline")))
                .isEqualTo("""
                        # Head
                        #
                        A: https://a.example/b?c=d
                        # About B
                        B:
                          C: 1  # one line
                          D: true
                        E:
                          - x
                          # second
                          - F: "1"
                            G: []
                        H: {}
                        """);
        assertThat(YamlText.write(MappingValue.EMPTY)).isEqualTo("{}\n");
    }

    private static MappingValue read(String yaml) {
        Reading reading = DocumentReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).as(yaml).isEmpty();
        return Objects.requireNonNull(reading.document()).root();
    }

    private static MappingValue mapping(Random random, int depth) {
        MappingValue.Builder mapping = MappingValue.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = List.of("a", "B_c", "with space", "1", "true", "x.y", "é", "-", "#")
                    .get(random.nextInt(9));
            if (!mapping.has(key)) {
                mapping.put(key, value(random, depth + 1));
            }
        }
        return mapping.build();
    }

    private static Value value(Random random, int depth) {
        switch (depth > 4 ? 9 : random.nextInt(10)) {
            case 0, 1, 2 -> {
                return mapping(random, depth);
            }
            case 3, 4 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth + 1));
                }
                return ListValue.of(items);
            }
            case 5 -> {
                return BooleanValue.of(random.nextBoolean());
            }
            case 6 -> {
                return new NullValue(Position.UNKNOWN);
            }
            case 7 -> {
                return NumberValue.of(random.nextInt());
            }
            default -> {
                return TextValue.of(List.of("x", "", "a: b", "yes", "3", "l1\nl2", "- x", "ü", "\"")
                        .get(random.nextInt(9)));
            }
        }
    }
}
