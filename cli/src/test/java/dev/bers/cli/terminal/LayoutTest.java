package dev.bers.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.cli.terminal.Terminal.Screen;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void cells_stand_under_each_other_whatever_their_letters() {
        CapturedTerminal captured = new CapturedTerminal(Screen.NONE);
        new Table()
                .head("name", "value")
                .row(Line.of("環境"), Line.of("1"))
                .row(Line.of(Look.NAME, "staging"), Line.of("2"))
                .print(captured.terminal, 2);
        assertThat(captured.out()).isEqualTo("""
                          name     value
                          環境     1
                          staging  2
                        """);
    }

    @Test
    void narrow_terminal_cuts_the_widest_column() {
        CapturedTerminal captured = new CapturedTerminal(new Screen(true, false, 24));
        new Table()
                .row(Line.of("KEY"), Line.of("https://chat.picasso.example/streaming"))
                .print(captured.terminal, 0);
        assertThat(captured.out()).isEqualTo("KEY  https://chat.picas…\n");
    }

    @Test
    void column_that_is_kept_is_not_cut() {
        CapturedTerminal captured = new CapturedTerminal(new Screen(true, false, 36));
        new Table()
                .row(Line.of("KEY"), Line.of("https://chat.picasso.example/"), Line.of("base.yaml:12:7"))
                .keep(2)
                .print(captured.terminal, 0);
        assertThat(captured.out()).isEqualTo("KEY  https://chat.p…  base.yaml:12:7\n");
    }

    @Test
    void pipe_gets_everything() {
        CapturedTerminal captured = new CapturedTerminal(Screen.NONE);
        new Table().row(Line.of("KEY"), Line.of("x".repeat(300))).print(captured.terminal, 0);
        assertThat(captured.out()).hasSize(306);
    }

    @Test
    void tree_shows_its_branches() {
        CapturedTerminal captured = new CapturedTerminal(Screen.NONE);
        Tree tree = new Tree(Line.of("A.B = 3"));
        tree.branch(Line.of("environment")).branch(Line.of("${X}"));
        tree.branch(Line.of("base"));
        tree.print(captured.terminal);
        assertThat(captured.out()).isEqualTo("""
                        A.B = 3
                        ├─ environment
                        │  └─ ${X}
                        └─ base
                        """);
    }

    @Test
    void colours_only_where_they_are_wanted() {
        CapturedTerminal plain = new CapturedTerminal(new Screen(true, false, 80));
        CapturedTerminal coloured = new CapturedTerminal(new Screen(true, true, 80));
        plain.terminal.print(Line.of(Look.ALARM, "no"));
        coloured.terminal.print(Line.of(Look.ALARM, "no"));
        assertThat(plain.out()).isEqualTo("no\n");
        assertThat(coloured.out()).isEqualTo("\u001b[1;31mno\u001b[0m\n");
    }

    @Test
    void value_from_a_file_cannot_colour_the_terminal() {
        CapturedTerminal coloured = new CapturedTerminal(new Screen(true, true, 80));
        coloured.terminal.print(Line.of("\u001b]0;owned\u0007"));
        assertThat(coloured.out()).isEqualTo("\\u001b]0;owned\\u0007\n");
    }

    @Test
    void progress_is_silent_where_nobody_looks_and_takes_its_line_away() {
        CapturedTerminal pipe = new CapturedTerminal(Screen.NONE);
        assertThat(Progress.during(pipe.terminal, "Scanning", () -> 7)).isEqualTo(7);
        assertThat(pipe.err()).isEmpty();
        CapturedTerminal person = new CapturedTerminal(new Screen(true, true, 80));
        person.terminal.display().show("Scanning \u001b dist … 2 s");
        assertThat(person.err()).isEqualTo("\r\u001b[KScanning \\u001b dist … 2 s");
    }
}
