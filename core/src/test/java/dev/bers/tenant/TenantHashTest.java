package dev.bers.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantHashTest {

    @ParameterizedTest
    @ValueSource(strings = {"fo85e6a06dcdf4", "demo123", "A_b-9", "-"})
    void a_hash_is_kept_as_written(String text) {
        assertThat(TenantHash.parse(text))
                .hasValueSatisfying(hash -> assertThat(hash).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../etc/passwd", "a/b", "a b", "ä", "a\n", "a%2e"})
    void what_could_leave_its_folder_is_refused(String text) {
        assertThat(TenantHash.parse(text)).isEmpty();
        assertThatThrownBy(() -> new TenantHash(text)).hasMessageEndingWith("got: " + text);
    }

    @Test
    void the_longest_has_64_characters() {
        assertThat(TenantHash.parse("a".repeat(64))).isPresent();
        assertThat(TenantHash.parse("a".repeat(65))).isEmpty();
    }

    @Test
    void hashes_are_ordered_by_their_text() {
        assertThat(new TenantHash("a")).isLessThan(new TenantHash("b"));
    }
}
