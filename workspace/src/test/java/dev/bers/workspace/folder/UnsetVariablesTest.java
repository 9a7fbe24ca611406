package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process without the variables of its workspace, as most that validate are, can say of the values that need them. */
class UnsetVariablesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path root;

    @BeforeEach
    void workspace() throws IOException {
        write("bers.yaml", """
                format: 1
                name: w
                environments: {staging: {tier: staging}}
                """);
        write("config/schemas/environment.schema.json", """
                {"type": "object", "additionalProperties": false, "properties": {
                  "KEY": {"type": "string", "minLength": 40},
                  "DEBUG": {"type": "boolean"},
                  "THEME": {"type": "object", "additionalProperties": false, "properties": {"primary": {"type": "string"}}}}}
                """);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> errorsOf(String values) throws IOException {
        write("config/environments/base.yaml", values);
        return WorkspaceFolder.open(root).load().validate(Map.of(), TODAY).problems().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
    }

    @Test
    void name_is_checked_whatever_the_value_will_be() throws IOException {
        assertThat(errorsOf("KYE: ${variable:KEY}\n"))
                .containsExactly("KYE is not a key that config/schemas/environment.schema.json declares");
        assertThat(errorsOf("THEME: {primry: \"${variable:PRIMARY}\"}\n"))
                .containsExactly("THEME.primry is not a key that config/schemas/environment.schema.json declares");
        assertThat(errorsOf("KYE: ${THEME}\n")).hasSize(2);
    }

    @Test
    void text_around_an_expression_is_no_truth_value() throws IOException {
        assertThat(errorsOf("DEBUG: ${variable:DEBUG}x\n"))
                .containsExactly("DEBUG must be true or false, got: \"${variable:DEBUG}x\"");
        assertThat(errorsOf("DEBUG: ${variable:A}${variable:B}\n")).hasSize(1);
    }

    @Test
    void value_that_nobody_knows_breaks_no_rule() throws IOException {
        assertThat(errorsOf("DEBUG: ${variable:DEBUG}\nKEY: k-${variable:KEY}\n"))
                .isEmpty();
    }
}
