package dev.bers.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.cli.terminal.Terminal.Screen;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {

    private static final Problem OUT_OF_RANGE = Problem.error(
                    "BERS-CFG-012", "REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 500")
            .at(new Location("config/environments/staging.yaml", 2, 18))
            .foundInsteadOf("500", "a number from 1000 to 30000");

    private static String print(Problem problem, String source) {
        CapturedTerminal captured = new CapturedTerminal(Screen.NONE);
        new ProblemPrinter(captured.terminal, file -> Optional.of(source)).print(List.of(problem));
        return captured.out();
    }

    @Test
    void caret_stands_under_the_value() {
        assertThat(print(
                        OUT_OF_RANGE.affecting("staging", "demo123").suggesting("Did you mean 5000?"),
                        "DEBUG: true\nREQUEST_TIMEOUT: 500 # ms\n"))
                .isEqualTo("""
                        error[BERS-CFG-012] REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 500
                          at config/environments/staging.yaml:2:18
                            │
                          2 │ REQUEST_TIMEOUT: 500 # ms
                            │                  ^~~ expected a number from 1000 to 30000
                          in environment staging
                          in tenant demo123
                          → Did you mean 5000?

                        """);
    }

    @Test
    void long_line_is_cut_around_the_caret_to_the_width_of_the_terminal() {
        String source = "a: \"" + "x".repeat(300) + " 環境 500 " + "y".repeat(300) + "\"";
        int at = source.indexOf("500");
        for (int columns : new int[] {40, 80, 120}) {
            CapturedTerminal captured = new CapturedTerminal(new Screen(true, false, columns));
            new ProblemPrinter(captured.terminal, file -> Optional.of(source))
                    .print(List.of(OUT_OF_RANGE.at(new Location("a.yaml", 1, at + 1))));
            List<String> lines =
                    captured.out().lines().filter(line -> line.contains("│ ")).toList();
            assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(TextWidth.of(line))
                    .isLessThanOrEqualTo(columns));
            String shown = lines.get(0);
            assertThat(TextWidth.of(shown.substring(0, shown.indexOf("500"))))
                    .isEqualTo(lines.get(1).indexOf('^'));
        }
    }

    @Test
    void problem_without_a_source_says_found_and_expected() {
        CapturedTerminal captured = new CapturedTerminal(Screen.NONE);
        new ProblemPrinter(captured.terminal, file -> Optional.empty()).print(List.of(OUT_OF_RANGE));
        assertThat(captured.out()).isEqualTo("""
                        error[BERS-CFG-012] REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 500
                          at config/environments/staging.yaml:2:18
                          found    500
                          expected a number from 1000 to 30000

                        """);
    }

    @Test
    void caret_stands_right_behind_tabs_wide_letters_and_escapes() {
        Problem problem = OUT_OF_RANGE.at(new Location("a.json", 1, 11)).foundInsteadOf(null, null);
        assertThat(print(problem, "{\t\"環境\u001bx\": \"no\\\"pe\" }"))
                .contains("1 │ { \"環境\\u001bx\": \"no\\\"pe\" }\n")
                .contains("  │ " + " ".repeat(17) + "^");
    }

    @Test
    void line_of_a_minified_script_is_cut_around_the_caret() {
        Problem problem = OUT_OF_RANGE.at(new Location("app.js", 1, 5_001));
        String text = print(problem, "x".repeat(5_000) + "500;" + "y".repeat(5_000));
        assertThat(text.lines()).allMatch(line -> line.length() < 130);
        assertThat(text).contains("…" + "x".repeat(50) + "500;").contains(" ".repeat(51) + "^~~ expected");
    }

    @Test
    void place_beyond_the_end_of_the_file_is_no_fault() {
        assertThat(print(OUT_OF_RANGE.at(new Location("a.yaml", 99, 1)), "a: 1\n"))
                .contains("at a.yaml:99:1");
        assertThat(print(OUT_OF_RANGE.at(new Location("a.yaml", 1, 99)), "a: 1\r\n"))
                .contains("^ expected");
        assertThat(print(OUT_OF_RANGE.at(new Location("a.yaml", 1, 0)), "a: 1"))
                .contains("1 │ a: 1")
                .doesNotContain("^");
    }

    @Test
    void narrow_terminal_breaks_lines_between_words_and_tells_the_expectation_below() {
        CapturedTerminal captured = new CapturedTerminal(new Screen(true, false, 50));
        new ProblemPrinter(captured.terminal, file -> Optional.of("\nREQUEST_TIMEOUT: 500\n"))
                .print(List.of(OUT_OF_RANGE));
        assertThat(captured.out()).isEqualTo("""
                        error[BERS-CFG-012] REQUEST_TIMEOUT must be a
                          number from 1000 to 30000, got: 500
                          at config/environments/staging.yaml:2:18
                            │
                          2 │ REQUEST_TIMEOUT: 500
                            │                  ^~~
                          expected a number from 1000 to 30000

                        """);
    }

    @Test
    void flood_is_counted_and_not_printed() {
        CapturedTerminal captured = new CapturedTerminal(Screen.NONE);
        new ProblemPrinter(captured.terminal, file -> Optional.empty())
                .print(Collections.nCopies(ProblemPrinter.SHOWN_MAX + 7, OUT_OF_RANGE));
        assertThat(captured.out()).contains("… and 7 more; --json lists all");
    }

    @Test
    void many_names_are_abridged() {
        Problem problem = OUT_OF_RANGE;
        for (int i = 0; i < 9; i++) {
            problem = problem.affecting("staging", "tenant" + i);
        }
        assertThat(print(problem, ""))
                .contains("in tenants tenant0, tenant1, tenant2, tenant3, tenant4, tenant5 and 3 more");
    }
}
