package dev.bers.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The cases themselves are vectors, {@code core/vectors/number}; here stand the laws. */
class NumberTextTest {

    @Property(seed = "20261121")
    void the_canonical_text_gives_back_the_same_double(@ForAll double number) {
        String canonical = NumberText.canonical(Double.toString(number)).orElseThrow();

        assertThat(Double.parseDouble(canonical)).isEqualTo(number == 0 ? 0.0 : number);
        assertThat(NumberText.canonical(canonical)).contains(canonical);
    }

    @Property(seed = "20261121")
    void it_has_no_more_digits_than_the_platform_writes(@ForAll double number) {
        String canonical = NumberText.canonical(Double.toString(number)).orElseThrow();

        assertThat(digits(canonical)).isLessThanOrEqualTo(digits(Double.toString(number)));
    }

    @Property(seed = "20261121")
    void the_nearest_double_is_the_one_that_the_platform_parses(
            @ForAll boolean negative,
            @ForAll @StringLength(min = 1, max = 40) @NumericChars String digits,
            @ForAll @IntRange(min = -345, max = 320) int exponent) {
        String literal = (negative ? "-0." : "0.") + digits + "e" + exponent;

        assertThat(Objects.requireNonNull(Decimal.parse(literal)).nearestDouble())
                .isEqualTo(Double.parseDouble(literal) + 0.0);
    }

    @Property(seed = "20261121")
    void whole_numbers_stay_as_they_are(@ForAll @LongRange(min = -(1L << 53), max = 1L << 53) long number) {
        assertThat(NumberText.canonical(Long.toString(number))).contains(Long.toString(number));
        assertThat(NumberValue.of(number).isInteger()).isTrue();
        assertThat(NumberValue.of(number).asLong()).isEqualTo(number);
    }

    @Property(seed = "20261121")
    void junk_never_fails(@ForAll String literal) {
        NumberText.canonical(literal);
        NumberText.isInteger(literal);
    }

    @Test
    void a_literal_longer_than_the_bound_is_no_number() {
        assertThat(NumberText.canonical("1".repeat(NumberText.LENGTH_MAX + 1))).isEmpty();
    }

    private static int digits(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = (exponent < 0 ? text : text.substring(0, exponent)).replaceAll("[-.]", "");
        return mantissa.replaceAll("^0+", "").replaceAll("0+$", "").length();
    }
}
