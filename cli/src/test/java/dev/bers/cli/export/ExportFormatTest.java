package dev.bers.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.cli.export.ExportFormat.Entry;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExportFormatTest {

    private static String write(ExportFormat format, Entry... entries) {
        return format.write(MappingValue.EMPTY, List.of(entries), List.of());
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> parts = Arbitraries.of(
                "'",
                "\"",
                "$(touch owned)",
                "`id`",
                "\\",
                "\n",
                "\r",
                "\t",
                " ",
                "!",
                "#",
                "=",
                ":",
                "%",
                "&&",
                ";",
                "|",
                "*",
                "~",
                "$HOME",
                "é",
                "\ud83d\ude80",
                "\u2028",
                "-n",
                "a");
        return parts.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 8, seed = "20261121")
    void shell_reads_back_every_value_and_runs_none(@ForAll("nasty") String a, @ForAll("nasty") String b)
            throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        for (String part : List.of(a, b, "'; touch owned; '", "$(id)`id`${IFS}", "line\nexport OTHER='x'\n", "\\'\"")) {
            entries.add(new Entry("V" + entries.size(), part));
        }
        String script = ExportFormat.shell.write(MappingValue.EMPTY, entries, List.of())
                + "for i in 0 1 2 3 4 5; do eval \"printf '%s\\\\000' \\\"\\$V$i\\\"\"; done\n";
        Process shell = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
        try (OutputStream in = shell.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        StringBuilder expected = new StringBuilder();
        entries.forEach(entry -> expected.append(entry.text()).append('\0'));
        assertThat(answer).isEqualTo(expected.toString());
    }

    @Property(seed = "20261121")
    void properties_are_read_back_as_they_were(@ForAll String key, @ForAll String value) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(write(ExportFormat.properties, new Entry(key, value))));
        assertThat(properties).containsExactly(java.util.Map.entry(key, value));
    }

    @Test
    void dotenv_takes_single_quotes_and_escapes_only_where_it_must() {
        assertThat(write(
                        ExportFormat.dotenv,
                        new Entry("URL", "https://x.example/?a=$b"),
                        new Entry("TEXT", "it's\n\"$5\"")))
                .isEqualTo("URL='https://x.example/?a=$b'\nTEXT=\"it's\\n\\\"\\$5\\\"\"\n");
    }

    @Test
    void path_becomes_the_name_that_the_variable_layer_has() {
        assertThat(write(
                        ExportFormat.shell,
                        new Entry("urls.chat", "1"),
                        new Entry("NODES[two].url", "2"),
                        new Entry("\"key.with-\\\"dots\".x", "3"),
                        new Entry("9lives", "4")))
                .isEqualTo("""
                        export urls__chat='1'
                        export NODES__two__url='2'
                        export key_with__dots__x='3'
                        export _9lives='4'
                        """);
    }

    @Test
    void variable_that_would_change_the_shell_is_refused() {
        for (String name : List.of("PATH", "LD_PRELOAD", "IFS", "BASH_ENV", "DYLD_INSERT_LIBRARIES", "NODE_OPTIONS")) {
            assertThatThrownBy(() -> write(ExportFormat.shell, new Entry(name, "x")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("BERS-CLI-007");
        }
    }

    @Test
    void two_keys_of_one_name_and_a_nul_are_refused_together() {
        assertThatThrownBy(() ->
                        write(ExportFormat.dotenv, new Entry("a.b", "1"), new Entry("a__b", "2"), new Entry("c", "\0")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code().text())
                        .containsExactly("BERS-CLI-008", "BERS-CLI-009"));
    }

    @Test
    void secret_is_named_and_left_out_where_its_name_cannot_become_a_command() {
        List<String> secrets = List.of("pay.\"a';id\\nb\"");
        assertThat(ExportFormat.shell.write(MappingValue.EMPTY, List.of(new Entry("A", "1")), secrets))
                .isEqualTo("export A='1'\n: 'pay__a__id_b is a secret, and left out'\n");
        assertThat(ExportFormat.dotenv.write(MappingValue.EMPTY, List.of(), secrets))
                .isEqualTo("# pay__a__id_b is a secret, and left out\n");
        assertThat(ExportFormat.properties.write(MappingValue.EMPTY, List.of(), List.of("a\nb=c")))
                .isEqualTo("# a\\nb\\=c is a secret, and left out\n");
    }
}
