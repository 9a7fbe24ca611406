package dev.bers.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void escape_sequence_is_shown_and_not_obeyed() {
        assertThat(VisibleText.of("\u001b[2Jgone\u0007")).isEqualTo("\\u001b[2Jgone\\u0007");
        assertThat(VisibleText.of("\u009b31m")).isEqualTo("\\u009b31m");
    }

    @Test
    void reordering_and_hidden_characters_are_shown() {
        assertThat(VisibleText.of("a\u202eb\u2066c\u200bd\ufeff")).isEqualTo("a\\u202eb\\u2066c\\u200bd\\ufeff");
    }

    @Test
    void line_ends_and_tabs_stay_on_the_line() {
        assertThat(VisibleText.of("a\nb\r\tc\u2028d")).isEqualTo("a\\nb\\r\\tc\\u2028d");
    }

    @Test
    void lone_surrogate_is_shown() {
        assertThat(VisibleText.of("\ud83d")).isEqualTo("\\ud83d");
        assertThat(VisibleText.of("\ude00x")).isEqualTo("\\ude00x");
    }

    @Test
    void words_of_any_language_and_emoji_stay() {
        String text = "Grüße 環境 \ud83d\ude80 \ud83d\udc69\u200d\ud83d\udcbb e\u0301";
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Property(seed = "20261121")
    void nothing_that_a_terminal_obeys_comes_through(@ForAll String text) {
        assertThat(VisibleText.of(text).chars()).noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0));
    }
}
