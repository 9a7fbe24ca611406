package dev.bers.workspace.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is there but cannot be read is told, and nothing outside of the workspace is read or written. */
@DisabledOnOs(OS.WINDOWS)
class MigrationFolderTest {

    private static final String MIGRATION = """
            kind: environment
            from: 1
            to: 2
            steps:
              - {remove: OLD}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path around;

    private Path workspace;
    private Path migration;

    @BeforeEach
    void placeWorkspace() throws IOException {
        workspace = around.resolve("workspace");
        migration =
                Files.createDirectories(workspace.resolve("config/migrations")).resolve("0001-old.yaml");
        Files.createDirectories(workspace.resolve("config/environments"));
        Files.writeString(workspace.resolve("config/environments/base.yaml"), "OLD: 1\nNEW: 2\n");
    }

    @Test
    void a_folder_named_like_a_migration_is_told() throws IOException {
        Files.createDirectory(migration);
        assertThat(codes()).containsExactly("BERS-WSP-005");
    }

    @Test
    void a_pipe_is_not_waited_for() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", migration.toString()).start().waitFor())
                .isZero();
        assertThat(codes()).containsExactly("BERS-WSP-005");
    }

    @Test
    void a_link_to_nowhere_is_told() throws IOException {
        Files.createSymbolicLink(migration, Path.of("gone.yaml"));
        assertThat(codes()).containsExactly("BERS-WSP-007");
    }

    @Test
    void a_link_to_outside_is_not_followed() throws IOException {
        Path outside = Files.writeString(around.resolve("outside.yaml"), MIGRATION);
        Files.createSymbolicLink(migration, outside);
        assertThat(codes()).containsExactly("BERS-WSP-006");
        Files.delete(migration);
        Files.writeString(migration, MIGRATION);
        Files.createSymbolicLink(workspace.resolve("config/environments/staging.yaml"), outside);
        assertThat(codes()).contains("BERS-WSP-006");
    }

    @Test
    void nothing_is_noted_outside() throws IOException {
        Files.writeString(migration, MIGRATION);
        Path outside = Files.createDirectory(around.resolve("outside"));
        Files.createSymbolicLink(workspace.resolve(".bers"), outside);
        Migrator migrator = new Migrator(workspace);
        MigrationPlan plan = migrator.plan();
        assertThat(plan.isSound()).isTrue();
        assertThatThrownBy(() -> migrator.apply(plan))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-WSP-006");
        assertThat(outside).isEmptyDirectory();
        assertThat(workspace.resolve("config/environments/base.yaml")).hasContent("OLD: 1\nNEW: 2\n");
    }

    private List<String> codes() throws IOException {
        return new Migrator(workspace)
                .plan().problems().stream()
                        .map(problem -> problem.code().text())
                        .toList();
    }
}
