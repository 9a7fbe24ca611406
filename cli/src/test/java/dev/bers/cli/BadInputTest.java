package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a workspace holds: a clear error with a code, exit code 1, no stack trace. */
class BadInputTest {

    private static final String MANIFEST = """
            format: 1
            name: bad
            environments:
              staging: {tier: staging}
            isolation:
              unknown: warn
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private void write(String file, byte[] content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }

    private void write(String file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private Ran validate() {
        Ran ran = Ran.in(folder, Map.of(), "validate");
        assertThat(ran.err()).doesNotContain("BERS-CLI-011", "\tat ");
        assertThat(ran.out() + ran.err()).doesNotContain("\tat ");
        return ran;
    }

    private void refuses(String code) {
        Ran ran = validate();
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("error[BERS-" + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'A: 1\nA: 2\n' | DOC",
                "'A:\n\tB: 1\n' | DOC",
                "'A: &a [*a]\n' | DOC",
                "'A: [1, 2\n' | DOC",
                "'A: .nan\n' | DOC",
                "'A: ${B}\nB: ${A}\n' | CFG",
                "'A: ${MISSING}\n' | CFG"
            })
    void bad_document(String text, String area) throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", text);
        refuses(area);
    }

    @Test
    void bytes_that_are_no_utf_8() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", new byte[] {'A', ':', ' ', (byte) 0xc3, (byte) 0x28});
        refuses("DOC");
    }

    @Test
    void huge_document() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", "#" + "x".repeat(5 * 1024 * 1024));
        refuses("DOC");
    }

    @Test
    void deeply_nested_document() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", "A: " + "[".repeat(30_000));
        refuses("DOC");
        write("config/environments/staging.yaml", "A: 1");
        write("config/environments/base.json", "{\"A\":" + "[".repeat(30_000));
        refuses("DOC");
    }

    @Test
    void billion_laughs() throws IOException {
        write("bers.yaml", MANIFEST);
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]\n");
        }
        write("config/environments/staging.yaml", text.toString());
        refuses("DOC");
    }

    @Test
    void byte_order_mark_and_windows_line_ends_are_fine() throws IOException {
        write("bers.yaml", "\ufeff" + MANIFEST.replace("\n", "\r\n"));
        write("config/environments/staging.yaml", "\ufeffA: 1\r\nB: two\r\n");
        assertThat(validate().exitCode()).isZero();
    }

    @Test
    void unknown_key_in_the_manifest() throws IOException {
        write("bers.yaml", MANIFEST + "isolatoin: {}\n");
        refuses("MAN");
        assertThat(validate().out()).contains("isolation");
    }

    @Test
    void environment_that_nobody_declared() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/stagin.yaml", "A: 1\n");
        refuses("WSP");
    }

    @Test
    void two_files_for_one_document() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", "A: 1\n");
        write("config/environments/staging.json", "{}");
        refuses("WSP");
    }

    @Test
    void links_in_a_circle() throws IOException {
        write("bers.yaml", MANIFEST);
        Files.createDirectories(folder.resolve("config/environments"));
        Files.createSymbolicLink(folder.resolve("config/environments/staging.yaml"), Path.of("staging.yaml"));
        refuses("WSP");
    }

    @Test
    void tenant_named_like_a_path() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", "A: 1\n");
        Ran ran = Ran.in(folder, Map.of(), "resolve", "-e", "staging", "-t", "../../etc");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("error[BERS-CLI-003]");
    }

    @Test
    void control_characters_of_a_file_do_not_reach_the_terminal() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/environments/staging.yaml", "A: \"\\e[2J\\a\"\n");
        Ran ran = Ran.in(folder, Map.of(), "resolve", "-e", "staging", "--color", "never");
        assertThat(ran.out()).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void no_workspace_at_all() {
        Ran ran = validate();
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("error[BERS-WSP");
    }

    @Test
    void manifest_that_is_a_folder_and_one_that_is_empty() throws IOException {
        Files.createDirectories(folder.resolve("bers.yaml"));
        assertThat(validate().exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOKEN: hunter2 | TOKEN: ***",
                "'TOKEN: |\n  hunter2\n' | TOKEN: ***",
                "'TOKEN: {A: hunter2}' | TOKEN: ***",
                "'TOKEN: ${variable:HUNTER2}hunter2 ${x' | TOKEN: ***",
                "'TOKEN: x\nTOKEN: hunter2\n' | TOKEN: ***",
                "'TOKEN: \"hunter2' | TOKEN: ***",
                "'URL: https://user:hunter2@${MISSING}' | 'URL: https://***@${MISSING}'",
                "'TOKEN: &a {B: hunter2, C: ${x}\nD: *a\n' | TOKEN: ***",
                "'TOKEN: &a\n  B: hunter2\n  C: ${MISSING}hunter2\nD: *a\n' | '  ***'",
                "'D: &a ${MISSING}hunter2\nTOKEN: *a\n' | D: ***"
            })
    void a_secret_is_not_shown_in_the_line_of_a_problem(String text, String shown) throws IOException {
        write("bers.yaml", MANIFEST);
        write(
                "config/schemas/environment.schema.json",
                "{\"properties\": {\"TOKEN\": {\"type\": \"string\", \"x-bers-secret\": true}}}");
        write("config/environments/staging.yaml", text);
        Ran ran = validate();
        assertThat(ran.out() + ran.err()).contains(" │ " + shown).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "API_KEY: hunter2 | API_KEY: ***",
                "'API_KEY: {A: hunter2}' | API_KEY: ***",
                "PUBLIC_KEY: seen | PUBLIC_KEY: seen",
                "TOKEN_COUNT: many | TOKEN_COUNT: many",
                "PASSWORD: ${variable:PAY} | PASSWORD: ${variable:PAY}",
                "TOKEN: ${variable:PAY} | TOKEN: ${variable:PAY}"
            })
    void what_only_its_name_calls_a_secret_is_not_shown_but_a_reference_is(String text, String shown)
            throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/schemas/environment.schema.json", """
                {"additionalProperties": false, "properties": {
                  "TOKEN_COUNT": {"type": "integer"},
                  "TOKEN": {"type": "string", "x-bers-secret": true}}}
                """);
        write("config/environments/staging.yaml", text);
        Ran ran = validate();
        assertThat(ran.out() + ran.err()).contains(" │ " + shown).doesNotContain("hunter2");
    }

    /** As {@code bers} answers in every form, on the terminal and for programs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "COUNT: https://user:hunter2@db.example/a",
                "COUNT: postgres://user:hunter2@${variable:HOST}/a",
                "COUNT: https://user:hunter2@${MISSING}/a",
                "COUNT: \"https://user:hunter2@db.example\\a\"",
                "CHOICE: https://user:hunter2@db.example/a",
                "API: https://user:hunter2@{region}.example",
                "API: https:/user:hunter2@{region}.example",
                "A: https:\\\\user:hunter2@db.example ${x",
            })
    void what_stands_before_the_host_of_a_url_is_in_no_message(String text) throws IOException {
        write("bers.yaml", MANIFEST);
        write(
                "config/schemas/environment.schema.json",
                "{\"properties\": {\"COUNT\": {\"type\": \"integer\"},"
                        + " \"CHOICE\": {\"enum\": [\"https://other:hunter2@db.example\"]},"
                        + " \"API\": {\"x-bers-endpoint\": true}}, \"additionalProperties\": false}");
        write("config/environments/staging.yaml", text);
        for (String[] args : new String[][] {
            {"validate"},
            {"validate", "--json"},
            {"config", "validate", "config/environments/staging.yaml", "--json"},
            {"isolation", "check"},
            {"isolation", "check", "--json"}
        }) {
            Ran ran = Ran.in(folder, Map.of("HOST", "h"), args);
            assertThat(ran.out() + ran.err()).doesNotContain("hunter2");
        }
    }

    @Test
    void version_of_a_schema_that_is_a_text_is_told_by_the_comparison_alone() throws IOException {
        write("old.json", "{\"x-bers-version\": 1}");
        write("new.json", "{\"x-bers-version\": \"2\"}");
        Ran ran = Ran.in(folder, Map.of(), "schema", "compat", "old.json", "new.json");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("error[BERS-CFG-027]", "new.json:1:20");
    }

    @Test
    void what_has_no_end_is_not_read() {
        for (String[] args :
                new String[][] {{"init", "--from", "/dev/zero", "zz"}, {"schema", "compat", "/dev/zero", "/dev/zero"}
                }) {
            Ran ran = Ran.in(folder, Map.of(), args);
            assertThat(ran.exitCode()).isNotZero();
            assertThat(ran.out() + ran.err()).contains("BERS-CLI-006", "it is not a regular file");
        }
    }
}
