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
    void help_and_version_are_understood_as_words() {
        assertThat(Ran.in(SHOP, Map.of(), "help", "isolation", "scan").out()).contains("Usage: bers isolation scan");
        assertThat(Ran.in(SHOP, Map.of(), "help").out()).startsWith("Environments, their configuration");
        assertThat(Ran.in(SHOP, Map.of(), "version").out()).startsWith("bers ");
    }

    @Test
    void word_of_several_commands_has_help_with_examples_and_no_help_has_two_empty_lines() {
        for (String word : List.of("isolation", "config", "schema")) {
            Ran ran = Ran.in(SHOP, Map.of(), word, "--help");
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).contains("Usage: bers " + word + " COMMAND", "Commands\n", "Examples\n");
        }
        for (CommandList.Entry entry : CommandList.all()) {
            String[] args = (entry.name() + " --help").split(" ", -1);
            assertThat(Ran.in(SHOP, Map.of(), args).out()).as(entry.name()).doesNotContain("\n\n\n");
        }
    }

    @Test
    void wrong_usage_says_what_was_meant_in_words_of_ours() {
        assertThat(Ran.in(SHOP, Map.of(), "scan", "dist").err()).contains("→ Did you mean bers isolation scan?");
        assertThat(Ran.in(SHOP, Map.of(), "validate", "config").err())
                .contains("it does not take 'config'", "→ a workspace is named by --workspace config");
        assertThat(Ran.in(SHOP, Map.of(), "resolve").err())
                .contains(
                        "the option --environment ENV is missing",
                        "→ -e takes one of: development, staging, production");
        assertThat(Ran.in(SHOP, Map.of(), "detect", "--branch", "-w", "x").err())
                .contains("the option --branch needs a value: --branch NAME");
        assertThat(Ran.in(SHOP, Map.of(), "schema", "compat", "a.json").err())
                .contains("the argument VERSION is missing, 2 of them at least");
    }

    @Test
    void help_lists_every_command() {
        Ran ran = Ran.in(SHOP, Map.of(), "--help");
        assertThat(ran.exitCode()).isZero();
        CommandList.all().forEach(entry -> assertThat(ran.out()).contains("  " + entry.name()));
        assertThat(Ran.in(SHOP, Map.of()).exitCode()).isEqualTo(2);
    }

    @Test
    void help_and_version_are_json_where_json_is_asked_for() {
        Ran all = Ran.in(SHOP, Map.of(), "--help", "--json");
        assertThat(all.exitCode()).isZero();
        CommandList.all().forEach(entry -> assertThat(all.out()).contains("\"bers " + entry.name() + "\""));
        Ran one = Ran.in(SHOP, Map.of(), "help", "resolve", "--json");
        assertThat(one.out())
                .startsWith("{\n  \"command\": \"bers resolve\",\n  \"summary\": \"Print the effective configuration")
                .contains("\"--environment\"", "\"argument\": \"ENV\",\n      \"required\": true")
                .contains("\"examples\": [\n    \"bers resolve");
        assertThat(Ran.in(SHOP, Map.of(), "isolation", "--help", "--json").out())
                .contains("\"bers isolation check\"")
                .doesNotContain("\"bers diff\"");
        assertThat(Ran.in(SHOP, Map.of(), "--version", "--json").out()).startsWith("{\n  \"version\": \"");
    }

    @Test
    void difference_is_seen_on_a_narrow_terminal_too() {
        Ran ran = Ran.on(new Screen(true, false, 40), SHOP, Map.of(), "diff", "staging", "production");
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).startsWith("- staging", "+ production").allSatisfy(line -> assertThat(line.length())
                .isLessThanOrEqualTo(40));
        for (int i = 2; i < lines.size(); i++) {
            if (lines.get(i).startsWith("  + ")) {
                assertThat(lines.get(i).substring(4))
                        .isNotEqualTo(lines.get(i - 1).substring(4));
            }
        }
    }

    @Test
    void wrong_usage_is_json_where_json_is_asked_for() {
        Ran ran = Ran.in(SHOP, Map.of(), "resolve", "--json");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("\"code\": \"BERS-CLI-001\"", "the option --environment ENV is missing");
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

    @Test
    void word_that_is_no_choice_is_answered_with_the_choices() {
        assertThat(Ran.in(SHOP, Map.of(), "generate", "ts").err())
                .contains("LANGUAGE must be one of typescript, java, got: ts", "Did you mean typescript?");
        assertThat(Ran.in(SHOP, Map.of(), "resolve", "-e", "staging", "--format", "jsn")
                        .err())
                .contains(
                        "--format must be one of json, yaml, dotenv, properties, shell, got: jsn",
                        "Did you mean json?");
        assertThat(Ran.in(SHOP, Map.of(), "schema", "compat", "a", "b", "--mode", "ful")
                        .err())
                .contains("--mode must be one of ", "Did you mean full?");
    }

    @Test
    void environment_named_in_another_way_is_understood() {
        assertThat(Ran.in(SHOP, Map.of(), "resolve", "-e", "prod").err()).contains("Did you mean production?");
        assertThat(Ran.in(SHOP, Map.of(), "resolve", "staging").err()).contains("Did you mean -e staging?");
        assertThat(Ran.in(SHOP, Map.of(), "resolve", "--env", "staging").err())
                .contains("write -e or --environment instead of --env");
    }

    @Test
    void each_source_of_an_import_has_its_own_option() {
        Ran ran = Ran.in(SHOP, Map.of(), "init", "--from", ".env", ".env.production", ".env.staging");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("repeat the option before each: --from .env.staging");
    }
}
