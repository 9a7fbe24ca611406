package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.cli.terminal.Terminal.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandRunTest {

    private static final Path SHOP = Path.of("src/test/workspaces/shop").toAbsolutePath();

    @Test
    void colours_on_a_terminal_and_nowhere_else() {
        Screen terminal = new Screen(true, true, 100);
        assertThat(Ran.on(terminal, SHOP, Map.of(), "detect").out()).contains("\u001b[1m");
        assertThat(Ran.on(terminal, SHOP, Map.of(), "detect", "--color", "never")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Ran.on(terminal, SHOP, Map.of(), "detect", "--color=never").out())
                .doesNotContain("\u001b");
        assertThat(Ran.in(SHOP, Map.of(), "detect").out()).doesNotContain("\u001b");
        assertThat(Ran.in(SHOP, Map.of(), "detect", "--color", "always").out()).contains("\u001b[1m");
    }

    @Test
    void options_of_every_command_stand_before_or_behind_it() {
        String shop = SHOP.toString();
        assertThat(Ran.in(Path.of("/"), Map.of(), "--workspace", shop, "--json", "validate")
                        .exitCode())
                .isZero();
        assertThat(Ran.in(Path.of("/"), Map.of(), "validate", "--json", "-w", shop)
                        .out())
                .startsWith("{\n  \"valid\": true");
    }

    @Test
    void every_command_has_help_with_examples() {
        for (CommandList.Entry entry : CommandList.all()) {
            String[] args = (entry.name() + " --help").split(" ", -1);
            Ran ran = Ran.in(SHOP, Map.of(), args);
            assertThat(ran.exitCode()).as(entry.name()).isZero();
            assertThat(ran.out()).as(entry.name()).contains("Usage: bers " + entry.name(), "Examples", "--workspace");
            assertThat(ran.err()).isEmpty();
        }
    }

    @Test
    void help_lists_every_command() {
        Ran ran = Ran.in(SHOP, Map.of(), "--help");
        assertThat(ran.exitCode()).isZero();
        CommandList.all().forEach(entry -> assertThat(ran.out()).contains("  " + entry.name()));
        assertThat(Ran.in(SHOP, Map.of()).exitCode()).isEqualTo(2);
    }

    @Test
    void wrong_usage_is_json_where_json_is_asked_for() {
        Ran ran = Ran.in(SHOP, Map.of(), "resolve", "--json");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("\"code\": \"BERS-CLI-001\"", "missing required option");
    }

    @Test
    void completion_scripts_name_every_command() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            Ran ran = Ran.in(SHOP, Map.of(), "completion", shell);
            assertThat(ran.exitCode()).isZero();
            CommandList.words().forEach(word -> assertThat(ran.out()).contains(word));
        }
    }

    @Test
    void completion_script_is_valid_bash() throws IOException, InterruptedException {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(Ran.in(SHOP, Map.of(), "completion").out().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void reader_that_goes_away_is_no_fault() throws IOException, InterruptedException {
        Process process = start(
                "sh", "-c", "\"$@\" | head -n 1", "sh", java(), "-cp", classPath(), Main.class.getName(), "completion");
        try (InputStream err = process.getErrorStream()) {
            assertThat(new String(err.readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void real_process_answers_in_utf_8_and_keeps_the_exit_code() throws IOException, InterruptedException {
        Process process =
                start(java(), "-Dstdout.encoding=ISO-8859-1", "-cp", classPath(), Main.class.getName(), "validate");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).startsWith("✓ valid");
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).directory(SHOP.toFile()).start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
