package dev.bers.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

    private static final List<String> NAMES = List.of("development", "staging", "production", "qa");

    @ParameterizedTest
    @CsvSource({
        "stagng,staging",
        "stagign,staging",
        "Staging,staging",
        "prodution,production",
        "q,qa",
        "devlopmnt,development"
    })
    void a_slip_of_the_finger_finds_the_name(String found, String meant) {
        assertThat(NearMiss.of(found, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"live", "prod", "x"})
    void another_word_finds_nothing(String found) {
        assertThat(NearMiss.of(found, NAMES)).isEmpty();
    }

    @Test
    void a_text_too_long_to_be_a_slip_is_not_compared() {
        assertThat(NearMiss.of("s".repeat(NearMiss.LENGTH_MAX + 1), NAMES)).isEmpty();
    }

    @Property(seed = "20261121")
    void junk_never_fails(@ForAll String found, @ForAll List<String> candidates) {
        NearMiss.of(found, candidates).ifPresent(meant -> assertThat(candidates).contains(meant));
    }
}
