package dev.bers.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final MappingValue TREE = MappingValue.builder()
            .put(
                    "b",
                    ListValue.of(List.of(NumberValue.of(1), new NullValue(Position.UNKNOWN), ListValue.of(List.of()))))
            .put("a", MappingValue.builder().put("é", true).put("E", "x\n\"\\").build())
            .put("", MappingValue.EMPTY)
            .build();

    @Test
    void compact_text_keeps_the_order_of_keys() {
        assertThat(Json.write(TREE)).isEqualTo("{\"b\":[1,null,[]],\"a\":{\"é\":true,\"E\":\"x\\n\\\"\\\\\"},\"\":{}}");
    }

    @Test
    void canonical_text_sorts_keys_at_every_level() {
        assertThat(Json.canonical(TREE))
                .isEqualTo("{\"\":{},\"a\":{\"E\":\"x\\n\\\"\\\\\",\"é\":true},\"b\":[1,null,[]]}");
    }

    @Test
    void canonical_keys_are_sorted_by_utf_16_units_as_rfc_8785_says() {
        MappingValue mapping = MappingValue.builder()
                .put("\ufb33", 1)
                .put("\ud83d\ude00", 2)
                .put("\u20ac", 3)
                .put("\r", 4)
                .put("1", 5)
                .put("\u0080", 6)
                .put("\u00f6", 7)
                .build();

        assertThat(Json.canonical(mapping))
                .isEqualTo(
                        "{\"\\r\":4,\"1\":5,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void pretty_text_is_indented_by_two_and_leaves_empty_things_on_one_line() {
        assertThat(Json.pretty(TREE)).isEqualTo("""
                        {
                          "b": [
                            1,
                            null,
                            []
                          ],
                          "a": {
                            "é": true,
                            "E": "x\\n\\"\\\\"
                          },
                          "": {}
                        }""");
    }

    @Test
    void control_characters_are_escaped_with_their_short_names_where_they_have_one() {
        StringBuilder out = new StringBuilder();

        Json.quote("\b\f\n\r\t\u0000\u001f\u007f/", out);

        assertThat(out).hasToString("\"\\b\\f\\n\\r\\t\\u0000\\u001f\u007f/\"");
    }

    @Test
    void text_without_anything_special_is_only_quoted() {
        StringBuilder out = new StringBuilder("x=");

        Json.quote("", out);
        Json.quote("plain", out);

        assertThat(out).hasToString("x=\"\"\"plain\"");
    }
}
