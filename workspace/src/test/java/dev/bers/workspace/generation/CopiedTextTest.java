package dev.bers.workspace.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopiedTextTest {

    @Test
    void nothing_turns_or_hides_what_is_read() {
        assertThat(CopiedText.of("a\u202E\u2066b\u0007c\u001B[0m\u2028d\ne")).isEqualTo("ab c [0m\nd\ne");
        assertThat(CopiedText.escaped("\"a\u202E\u2028\"")).isEqualTo("\"a\\u202E\\u2028\"");
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(CopiedText.of("x".repeat(CopiedText.LENGTH_MAX + 1)))
                .hasSize(CopiedText.LENGTH_MAX + 1)
                .endsWith("x…");
        assertThat(CopiedText.of("x".repeat(CopiedText.LENGTH_MAX - 1) + "\uD83D\uDE00"))
                .isEqualTo("x".repeat(CopiedText.LENGTH_MAX - 1) + "…");
    }
}
