package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --workspace}: the folder that it names, or an error. */
class NamedWorkspaceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Ran run(String... args) {
        return Ran.in(folder, Map.of(), args);
    }

    @BeforeEach
    void workspace_above() {
        assertThat(run("init").exitCode()).isZero();
    }

    @Test
    void folder_that_is_missing_is_not_replaced_by_the_workspace_above_it() {
        Ran ran = run("isolation", "check", "-w", "typo");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("error[BERS-WSP-014]", "typo is no folder");
    }

    @Test
    void folder_without_a_manifest_is_not_replaced_either() throws IOException {
        Files.createDirectories(folder.resolve("dist"));
        for (String option : new String[] {"-w", "--workspace"}) {
            Ran ran = run("validate", option, "dist");
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err()).contains("error[BERS-WSP-015]", "dist has no bers.yaml");
        }
    }

    @Test
    void file_is_no_folder() {
        Ran ran = run("validate", "-w", "bers.yaml");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains("error[BERS-WSP-014]", "is a file and no folder", "→ name the folder that holds bers.yaml");
    }

    @Test
    void without_it_the_folders_above_are_looked_at() {
        assertThat(Ran.in(folder.resolve("config/environments"), Map.of(), "validate")
                        .exitCode())
                .isZero();
    }
}
