package dev.bers.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MappingValueTest {

    private static MappingValue of(int size) {
        MappingValue.Builder mapping = MappingValue.builder();
        for (int i = 0; i < size; i++) {
            mapping.put("K" + i, i);
        }
        return mapping.build();
    }

    @Test
    void entries_are_found_with_few_and_with_many_of_them() {
        for (int size : new int[] {0, 1, 8, 9, 10, 500}) {
            MappingValue mapping = of(size);
            for (int i = 0; i < size; i++) {
                assertThat(mapping.indexOf("K" + i)).isEqualTo(i);
                assertThat(mapping.keyAt(i)).isEqualTo("K" + i);
                assertThat(mapping.get("K" + i)).isEqualTo(mapping.valueAt(i));
            }
            assertThat(mapping.has("K" + size)).isFalse();
            assertThat(mapping.get("none")).isNull();
            assertThat(mapping.keys()).hasSize(size);
            assertThat(mapping.values()).hasSize(size);
        }
    }

    @Test
    void a_name_is_given_once() {
        for (int size : new int[] {1, 9, 20}) {
            MappingValue.Builder mapping = MappingValue.builder();
            for (int i = 0; i < size; i++) {
                mapping.put("K" + i, i);
            }

            assertThatThrownBy(() -> mapping.put("K0", 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a mapping names each key once, got twice: K0");
        }
    }

    @Test
    void any_text_is_a_name() {
        MappingValue mapping = MappingValue.builder()
                .put("__proto__", "a")
                .put("", true)
                .put("constructor", 1)
                .build();

        assertThat(mapping.get("__proto__")).isEqualTo(TextValue.of("a"));
        assertThat(mapping.get("")).isEqualTo(BooleanValue.of(true));
        assertThat(mapping.has("hasOwnProperty")).isFalse();
    }

    @Test
    void order_and_positions_do_not_count_for_equality() {
        MappingValue one =
                MappingValue.builder(new Position(1, 1)).put("a", 1).put("b", 2).build();
        MappingValue other =
                MappingValue.builder(new Position(9, 9)).put("b", 2).put("a", 1).build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("{\"a\":1,\"b\":2}");
        assertThat(one)
                .isNotEqualTo(MappingValue.builder().put("a", 1).put("c", 2).build());
        assertThat(one).isNotEqualTo(MappingValue.builder().put("a", 1).build());
        assertThat(one)
                .isNotEqualTo(MappingValue.builder().put("a", 1).put("b", 3).build());
        assertThat(one.typeName()).isEqualTo("a mapping");
    }

    @Test
    void other_values_under_the_same_names_share_the_names() {
        MappingValue mapping = of(3);
        Value[] others = {TextValue.of("x"), TextValue.of("y"), TextValue.of("z")};

        MappingValue changed = mapping.withValues(others);
        others[0] = TextValue.of("later");

        assertThat(changed).hasToString("{\"K0\":\"x\",\"K1\":\"y\",\"K2\":\"z\"}");
        assertThat(changed.sharesNamesWith(mapping)).isTrue();
        assertThat(of(3).sharesNamesWith(mapping)).isFalse();
        assertThat(changed.keyPositionAt(0)).isEqualTo(Position.UNKNOWN);
        assertThatThrownBy(() -> mapping.withValues(new Value[] {TextValue.of("x")}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mapping of 3 entries needs as many values, got: 3 and 1");
    }
}
