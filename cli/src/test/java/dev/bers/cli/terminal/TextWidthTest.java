package dev.bers.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextWidthTest {

    @Test
    void plain_letters_take_one_column_each() {
        assertThat(TextWidth.of("staging")).isEqualTo(7);
        assertThat(TextWidth.of("")).isZero();
    }

    @Test
    void east_asian_letters_and_emoji_take_two() {
        assertThat(TextWidth.of("環境")).isEqualTo(4);
        assertThat(TextWidth.of("ｆ")).isEqualTo(2);
        assertThat(TextWidth.of("\ud83d\ude80")).isEqualTo(2);
    }

    @Test
    void marks_and_what_is_joined_take_none() {
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("\ud83d\udc69\u200d\ud83d\udcbb")).isEqualTo(2);
        assertThat(TextWidth.of("\ud83d\udc4d\ud83c\udffd")).isEqualTo(2);
        assertThat(TextWidth.of("\u2764\ufe0f")).isEqualTo(2);
    }

    @Test
    void cut_text_never_splits_a_wide_letter() {
        assertThat(TextWidth.cut("環境環境", 5)).isEqualTo("環境…");
        assertThat(TextWidth.cut("環境環境", 4)).isEqualTo("環…");
        assertThat(TextWidth.cut("abc", 3)).isEqualTo("abc");
    }

    @Property(seed = "20261121")
    void cut_text_fits(@ForAll String text, @ForAll @IntRange(min = 1, max = 20) int columns) {
        assertThat(TextWidth.of(TextWidth.cut(VisibleText.of(text), columns))).isLessThanOrEqualTo(columns);
    }
}
