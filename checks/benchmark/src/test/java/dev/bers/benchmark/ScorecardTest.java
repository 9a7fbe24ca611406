package dev.bers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.benchmark.Scorecard.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorecardTest {

    private static final Map<String, Figure> FIGURES = Map.of(
            "A.bers", new Figure("A.bers", 8, "ns", 0),
            "A.spring", new Figure("A.spring", 40, "ns", 24),
            "A.slow", new Figure("A.slow", 12, "ns", 16));

    private static Scorecard.Line line(Limit limit) {
        return new Scorecard.Builder(FIGURES)
                .line("a read", "A.bers", limit)
                .build()
                .lines()
                .get(0);
    }

    @Test
    void a_bar_holds_up_to_its_limit() {
        assertThat(line(Limit.atMost(8)).isMet()).isTrue();
        assertThat(line(Limit.atMost(7.9)).isMet()).isFalse();
        assertThat(line(Limit.atLeast(8)).isMet()).isTrue();
        assertThat(line(Limit.atLeast(8.1)).isMet()).isFalse();
    }

    @Test
    void the_best_peer_is_the_one_to_beat() {
        assertThat(line(Limit.atMost(10).timesFaster(3, "A.spring")).isMet()).isTrue();
        assertThat(line(Limit.atMost(10).timesFaster(3, "A.spring", "A.slow")).isMet())
                .isFalse();
        assertThat(line(Limit.none().timesSlowerAtMost(0.7, "A.slow")).isMet()).isTrue();
        assertThat(line(Limit.none().timesSlowerAtMost(0.6, "A.slow")).isMet()).isFalse();
    }

    @Test
    void a_missed_bar_is_shown_in_bold() {
        Scorecard card = new Scorecard.Builder(FIGURES)
                .line("a read", "A.bers", Limit.atMost(5).withoutAllocation().timesFaster(3, "A.spring"))
                .line("not measured", "B.bers", Limit.atMost(1))
                .build();
        assertThat(card.markdown()).isEqualTo("""
                | What | Reached | Bar | | Peers (their time ÷ ours) |
                |---|---|---|---|---|
                | a read | 8.00 ns, 0 B | **≤ 5 ns**, 0 B, ≥ 3× faster | **missed** | spring 40.0 ns (5.00×) |
                """);
    }

    @Test
    void a_figure_without_a_bar_is_only_shown() {
        Scorecard card = new Scorecard.Builder(FIGURES)
                .line("made", "A.spring", Limit.none().showingAllocation())
                .build();
        assertThat(card.markdown()).endsWith("| made | 40.0 ns, 24 B | – | – | – |\n");
    }

    @Test
    void what_making_a_key_allocates_is_taken_off_the_reading() {
        Figure reading = new Figure("ReadFreshBenchmark.bers:long", 9, "ns", 120.02);
        Map<String, Figure> figures =
                Map.of("MakeKeyBenchmark.make:long", new Figure("MakeKeyBenchmark.make:long", 12, "ns", 120));
        assertThat(Benchmarks.withoutMaking(reading, figures).bytes()).isLessThan(0.5);
        assertThat(Benchmarks.withoutMaking(reading, Map.of())).isEqualTo(reading);
    }

    @Test
    void all_figures_are_written_as_json(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("target/core.json");
        new ResultsFile(file).write("a machine", Map.of("A.bers", new Figure("A.bers", 8.25, "ns", 0)));
        assertThat(file).content().isEqualTo("""
                {
                  "machine": "a machine",
                  "figures": {
                    "A.bers": {
                      "median": 8.25,
                      "unit": "ns",
                      "bytes": 0
                    }
                  }
                }
                """);
    }

    @Test
    void an_edit_is_followed_and_timed() throws IOException, InterruptedException {
        assertThat(ReloadMeasurement.run(1).median()).isPositive();
    }

    @Test
    void a_figure_much_worse_than_its_baseline_is_a_regression_on_the_same_machine_only() {
        Baseline before = new Baseline("m", Map.of("A.bers ns", 10.0, "S.bers MB/s", 300.0, "A.spring ns", 1.0));
        Baseline now = new Baseline("m", Map.of("A.bers ns", 16.0, "S.bers MB/s", 190.0, "A.spring ns", 9.0));
        assertThat(before.regressions(now))
                .containsExactlyInAnyOrder(
                        "A.bers ns was 10.0, is 16.0: 1.60 times worse",
                        "S.bers MB/s was 300, is 190: 1.58 times worse");
        assertThat(before.regressions(before)).isEmpty();
        assertThat(before.regressions(new Baseline("another", now.medians()))).isEmpty();
    }

    @Test
    void a_baseline_is_read_back_as_it_was_written(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("core.txt");
        assertThat(Baseline.read(file).medians()).isEmpty();
        Baseline baseline = Baseline.of("a machine", FIGURES);
        Files.writeString(file, baseline.text());
        assertThat(Baseline.read(file)).isEqualTo(baseline);
    }

    @Test
    void a_run_replaces_its_own_section_of_the_page(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "before\n<!-- core: written by ./x -->\nold\n<!-- end of core -->\nafter\n");
        new ResultsPage(page).replace("core", "./x", "a machine", new Scorecard(List.of()));
        assertThat(page)
                .content()
                .startsWith("before\n<!-- core: written by ./x -->\n`./x` on a machine:\n")
                .endsWith("|\n<!-- end of core -->\nafter\n")
                .doesNotContain("old");
    }

    @Test
    void a_process_is_timed_and_its_memory_seen() throws IOException, InterruptedException {
        var figures = new ProcessMeasurement(Path.of("").toAbsolutePath(), List.of("sh", "-c", "exit 0")).run(4);
        assertThat(figures).hasEntrySatisfying("Process.bersDetectWall", figure -> assertThat(figure.median())
                .isPositive());
    }

    @Test
    void the_harness_measures_time_and_allocation() {
        assertThat(new Harness(true).run(List.of(ResolveBenchmark.class)))
                .hasEntrySatisfying("ResolveBenchmark.bers", figure -> {
                    assertThat(figure.unit()).isEqualTo("us");
                    assertThat(figure.median()).isPositive();
                });
    }

    @Test
    void the_machine_is_described() {
        assertThat(Machine.describe()).contains("cores");
    }
}
