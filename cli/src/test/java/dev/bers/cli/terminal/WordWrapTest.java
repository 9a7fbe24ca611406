package dev.bers.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {

    @Test
    void text_breaks_between_words() {
        assertThat(WordWrap.lines("one two three four", 7, 10)).containsExactly("one two", "three four");
    }

    @Test
    void text_that_fits_stays_whole() {
        assertThat(WordWrap.lines("one two", 7, 3)).containsExactly("one two");
        assertThat(WordWrap.lines("", 7, 3)).containsExactly("");
    }

    @Test
    void word_wider_than_a_line_sticks_out() {
        assertThat(WordWrap.lines("see https://shop.example now", 5, 5))
                .containsExactly("see", "https://shop.example", "now");
    }

    @Test
    void wide_characters_count_twice() {
        assertThat(WordWrap.lines("日本 日本", 8, 8)).containsExactly("日本", "日本");
    }

    @Test
    void file_and_pipe_take_any_width() {
        assertThat(WordWrap.lines("one two", -3, 0)).containsExactly("one two");
    }
}
