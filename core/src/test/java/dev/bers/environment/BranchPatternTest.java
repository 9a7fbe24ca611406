package dev.bers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchPatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a~1", "a^", "a:b", "a?", "[a]", "a\\b", "a\u0000", "a\u007f"})
    void what_git_allows_in_no_branch_is_refused(String text) {
        assertThat(BranchPattern.parse(text)).isEmpty();
        assertThatThrownBy(() -> new BranchPattern(text)).hasMessageEndingWith("got: " + text);
    }

    @Test
    void a_pattern_of_many_stars_is_decided_without_trying_every_split() {
        BranchPattern pattern = new BranchPattern("*a".repeat(100) + "b");

        assertThat(pattern.matches("a".repeat(255))).isFalse();
    }

    @Test
    void the_more_specific_comes_first() {
        List<BranchPattern> patterns = List.of(
                new BranchPattern("main"),
                new BranchPattern("*main"),
                new BranchPattern("main*"),
                new BranchPattern("*main*"),
                new BranchPattern("*"));

        assertThat(patterns).isSorted();
    }
}
