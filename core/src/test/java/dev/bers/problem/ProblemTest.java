package dev.bers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    private static final Problem TOO_SMALL = Problem.error("BERS-CFG-012", "REQUEST_TIMEOUT is too small: 500")
            .at(new Location("config/environments/staging.yaml", 4, 18))
            .atPath("REQUEST_TIMEOUT")
            .foundInsteadOf("500", "a number from 1000 to 30000");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "BERS-CFG-12", "BERS-CFG-000", "BERS-cfg-012", "BERS_CFG-012", "BERS-CFG-01x", "BARS-CFG-012"
            })
    void a_code_of_another_form_is_refused(String text) {
        assertThatThrownBy(() -> new ProblemCode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BERS-CFG-012");
    }

    @Test
    void codes_are_ordered_as_they_read() {
        assertThat(new ProblemCode("BERS-CFG-012")).isLessThan(new ProblemCode("BERS-CFG-013"));
    }

    @Test
    void a_place_prints_as_much_of_it_as_is_known() {
        assertThat(Location.NONE).hasToString("");
        assertThat(Location.ofFile("bers.yaml")).hasToString("bers.yaml");
        assertThat(new Location("bers.yaml", 3, 0)).hasToString("bers.yaml:3");
        assertThat(new Location("bers.yaml", 3, 7)).hasToString("bers.yaml:3:7");
    }

    @Test
    void a_negative_line_is_refused() {
        assertThatThrownBy(() -> new Location("bers.yaml", -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_echoed_at_length_is_shortened_in_its_middle() {
        String key = "k".repeat(40_000);
        Problem problem = Problem.error("BERS-CFG-004", "no value is at '" + key + "' in staging")
                .foundInsteadOf(key, "a path")
                .suggesting("write " + "😀".repeat(500) + " instead");
        assertThat(problem.message())
                .isEqualTo("no value is at '" + "k".repeat(198) + "…" + "k".repeat(39) + "' in staging");
        assertThat(problem.found()).hasSize(240).contains("…");
        assertThat(problem.suggestion())
                .startsWith("write 😀")
                .endsWith("😀 instead")
                .hasSizeBetween(240, 260);
        assertThat(String.valueOf(problem.suggestion()).codePoints())
                .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        assertThat(Problem.error("BERS-CFG-004", "word ".repeat(9_000)).message())
                .hasSize(2_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:hunter2@a.example/x@y | https://***@a.example/x@y",
                "\"postgres://u:p@ss@db.example\" | \"postgres://***@db.example\"",
                "https:\\\\u:p@a.example | https:\\\\***@a.example",
                "https:/u:p@a.example | https:/***@a.example",
                "a://u@b a://v@c | a://***@b a://***@c",
                "https:\\/\\/u:p@a.example | https:\\/\\/***@a.example",
                "https://${variable:A}:${B}@a.example | https://${variable:A}:${B}@a.example",
                "https://u:${B}@a.example | https://***@a.example",
                "cdn.example/name@1.2 | cdn.example/name@1.2",
                "https://cdn.example/name@1.2 | https://cdn.example/name@1.2",
                "mailto:me@a.example | mailto:me@a.example",
                "// a comment @deprecated | // a comment @deprecated"
            })
    void a_url_is_told_without_its_user_name_and_password(String written, String told) {
        Problem problem = Problem.error("BERS-CFG-012", written)
                .foundInsteadOf(written, written)
                .suggesting(written);
        assertThat(List.of(
                        problem.message(),
                        String.valueOf(problem.found()),
                        String.valueOf(problem.expected()),
                        String.valueOf(problem.suggestion())))
                .containsOnly(told);
    }

    @Test
    void one_line_tells_place_severity_message_and_code() {
        assertThat(TOO_SMALL)
                .hasToString("config/environments/staging.yaml:4:18: error: REQUEST_TIMEOUT is too small: 500"
                        + " [BERS-CFG-012]");
        assertThat(Problem.warning("BERS-ENV-001", "nothing was detected"))
                .hasToString("warning: nothing was detected [BERS-ENV-001]");
    }

    @Test
    void the_same_problem_seen_in_two_environments_is_one_that_names_both() {
        Problems problems = new Problems();
        problems.add(TOO_SMALL.affecting("staging", null));
        problems.add(TOO_SMALL.affecting("preview", "demo123"));
        problems.add(TOO_SMALL.affecting("preview", "demo123"));

        assertThat(problems.list()).hasSize(1);
        assertThat(problems.list().get(0).environments()).containsExactly("staging", "preview");
        assertThat(problems.list().get(0).tenants()).containsExactly("demo123");
        assertThat(problems.list().get(0).isSameAs(TOO_SMALL)).isTrue();
    }

    @Test
    void problems_at_different_places_stay_apart() {
        Problems problems = new Problems();
        problems.addAll(List.of(TOO_SMALL, TOO_SMALL.at(Location.ofFile("config/environments/base.yaml"))));

        assertThat(problems.list()).hasSize(2);
        assertThat(problems.list().get(0).isSameAs(problems.list().get(1))).isFalse();
    }

    @Test
    void more_problems_than_a_person_reads_are_counted_only() {
        Problems problems = new Problems();
        for (int i = 0; i < Problems.COUNT_MAX + 7; i++) {
            problems.add(TOO_SMALL.at(new Location("bers.yaml", i + 1, 1)));
        }

        assertThat(problems.list()).hasSize(Problems.COUNT_MAX);
        assertThat(problems.dropped()).isEqualTo(7);
    }

    @Test
    void only_errors_stop_the_work() {
        Problems problems = new Problems();
        assertThat(problems.isEmpty()).isTrue();
        problems.add(TOO_SMALL.withSeverity(Severity.WARNING));
        problems.throwIfErrors();
        problems.add(TOO_SMALL.affecting("production", null));

        assertThat(problems.hasErrors()).isTrue();
        assertThatThrownBy(problems::throwIfErrors)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(thrown.problems())
                        .isNotEmpty());
    }
}
