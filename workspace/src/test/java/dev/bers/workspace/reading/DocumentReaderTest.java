package dev.bers.workspace.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    private static Reading yaml(String text) {
        return DocumentReader.read("a.yaml", text.getBytes(UTF_8));
    }

    private static Reading json(String text) {
        return DocumentReader.read("a.json", text.getBytes(UTF_8));
    }

    private static MappingValue root(Reading reading) {
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.document()).root();
    }

    @Test
    void yaml_knows_where_each_key_and_value_stands() {
        MappingValue root = root(yaml("a: 1\nb:\n  c: \"x\"\n  d: [1, {e: 2}]\n"));
        assertThat(root.keyPositionAt(1)).isEqualTo(new Position(2, 1));
        MappingValue b = (MappingValue) Objects.requireNonNull(root.get("b"));
        assertThat(b.position()).isEqualTo(new Position(3, 3));
        assertThat(Objects.requireNonNull(b.get("c")).position()).isEqualTo(new Position(3, 6));
        ListValue d = (ListValue) Objects.requireNonNull(b.get("d"));
        assertThat(d.position()).isEqualTo(new Position(4, 6));
        assertThat(((MappingValue) d.items().get(1)).valueAt(0).position()).isEqualTo(new Position(4, 14));
    }

    @Test
    void json_knows_where_each_key_and_value_stands() {
        MappingValue root = root(json("{\"a\": 1,\r\n  \"b\": {\"c\": \"x\"},\n \"d\": [1, {\"e\": 2}]}"));
        assertThat(root.position()).isEqualTo(new Position(1, 1));
        assertThat(root.keyPositionAt(0)).isEqualTo(new Position(1, 2));
        assertThat(root.valueAt(0).position()).isEqualTo(new Position(1, 7));
        MappingValue b = (MappingValue) root.valueAt(1);
        assertThat(root.keyPositionAt(1)).isEqualTo(new Position(2, 3));
        assertThat(b.position()).isEqualTo(new Position(2, 8));
        assertThat(b.valueAt(0).position()).isEqualTo(new Position(2, 14));
        ListValue d = (ListValue) root.valueAt(2);
        assertThat(((MappingValue) d.items().get(1)).valueAt(0).position()).isEqualTo(new Position(3, 17));
    }

    @Test
    void columns_count_utf16_units() {
        assertThat(root(yaml("{a: \"😀😀\", b: 1}")).keyPositionAt(1)).isEqualTo(new Position(1, 13));
        assertThat(root(json("{\"a\": \"😀😀\", \"b\": 1}")).keyPositionAt(1)).isEqualTo(new Position(1, 15));
    }

    @Test
    void yaml_scalars_follow_the_core_schema_of_1_2() {
        String text = "[0o14, 012, 0x1F, 1_000, yes, no, on, ~, , null, 2001-01-01, .5, 5., +12, -0, 1e3, 0b1, 1:30,"
                + " True, 0x, 0o8, -0x1, \"1\", '~', 1e, ., +.]";
        MappingValue root = root(yaml("a: " + text.replace(", ,", ",  '',")));
        assertThat(Json.write(root))
                .isEqualTo("{\"a\":[12,12,31,\"1_000\",\"yes\",\"no\",\"on\",null,\"\",null,\"2001-01-01\",0.5,5,12,0,"
                        + "1000,\"0b1\",\"1:30\",true,\"0x\",\"0o8\",\"-0x1\",\"1\",\"~\",\"1e\",\".\",\"+.\"]}");
    }

    @Test
    void byte_order_mark_and_windows_line_ends_change_nothing() {
        MappingValue root = root(yaml("\uFEFFa: 1\r\nb: 2\r\n"));
        assertThat(Json.write(root)).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(root.keyPositionAt(0)).isEqualTo(new Position(1, 1));
        assertThat(root.keyPositionAt(1)).isEqualTo(new Position(2, 1));
    }

    @Test
    void an_empty_yaml_file_is_an_empty_mapping() {
        assertThat(root(yaml("")).size()).isZero();
        assertThat(root(yaml("# nothing\n")).size()).isZero();
        assertThat(root(yaml("---\n")).size()).isZero();
    }
}
