package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @TempDir
    Path outside;

    private Path root;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectories(outside.resolve("workspace"));
        write("bers.yaml", "format: 1\nname: w\n");
        write("config/environments/base.yaml", "A: 1\n");
    }

    private Path write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private List<String> said() {
        return WorkspaceFolder.open(root).load().validate(Map.of(), TODAY).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void the_nearest_manifest_upwards_decides() throws IOException {
        Path deep = Files.createDirectories(root.resolve("src/main/deep"));
        assertThat(WorkspaceFolder.open(deep).root()).isEqualTo(root);
        assertThatThrownBy(() -> WorkspaceFolder.open(outside))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-WSP-001");
    }

    @Test
    void links_must_stay_within_the_workspace() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.yaml"), "PASSWORD: x\n");
        Files.createSymbolicLink(root.resolve("config/environments/staging.yaml"), secret);
        Files.createSymbolicLink(root.resolve("config/environments/production.yaml"), Path.of("production.yaml"));
        Files.createSymbolicLink(root.resolve("config/environments/development.yaml"), Path.of("base.yaml"));
        Files.createSymbolicLink(root.resolve("config/build"), outside);
        Files.createSymbolicLink(root.resolve("config/tenants"), Path.of("tenants"));
        assertThat(said())
                .containsExactlyInAnyOrder(
                        "config/environments/staging.yaml: error: the link config/environments/staging.yaml leads out of the"
                                + " workspace [BERS-WSP-006]",
                        "config/environments/production.yaml: error: the link config/environments/production.yaml leads"
                                + " nowhere, or back to itself [BERS-WSP-007]",
                        "config/tenants: error: the link config/tenants leads nowhere, or back to itself [BERS-WSP-007]",
                        "config/build: error: the link config/build leads out of the workspace [BERS-WSP-006]");
    }

    @Test
    void a_link_to_a_folder_around_it_is_no_tenant() throws IOException {
        Files.createDirectories(root.resolve("config/tenants/a"));
        Files.createSymbolicLink(root.resolve("config/tenants/loop"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("config/tenants/self"), Path.of("."));
        Files.createSymbolicLink(root.resolve("config/tenants/same"), Path.of("a"));
        assertThat(said())
                .containsExactly(
                        "config/tenants/loop: error: the link config/tenants/loop leads nowhere, or back to itself"
                                + " [BERS-WSP-007]",
                        "config/tenants/self: error: the link config/tenants/self leads nowhere, or back to itself"
                                + " [BERS-WSP-007]");
    }

    @Test
    void a_hidden_folder_is_no_tenant_unless_a_volume_is_mounted_by_it() throws IOException {
        write("config/tenants/..x/config.yaml", "A: 2\n");
        write("config/tenants/.y/config.yaml", "A: 2\n");
        write("config/tenants/.gitkeep", "");
        write("config/tenants/..2026_06_01_10_00_00.123456789/a/config.yaml", "A: 2\n");
        Files.createSymbolicLink(root.resolve("config/tenants/..data"), Path.of("..2026_06_01_10_00_00.123456789"));
        Files.createSymbolicLink(root.resolve("config/tenants/a"), Path.of("..data/a"));
        assertThat(said())
                .containsExactly(
                        "config/tenants/..x: error: a tenant's folder must be named by its hash, got: ..x [BERS-WSP-008]",
                        "config/tenants/.y: error: a tenant's folder must be named by its hash, got: .y [BERS-WSP-008]");
    }

    @Test
    void a_pipe_is_refused_before_it_is_opened() throws Exception {
        Path pipe = root.resolve("config/environments/staging.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(said())
                .containsExactly("config/environments/staging.yaml: error: config/environments/staging.yaml must be a"
                        + " regular file [BERS-WSP-005]");
    }

    @Test
    void a_folder_that_may_be_listed_but_not_entered_is_a_problem() throws IOException {
        Path config = root.resolve("config");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            assumeFalse(Files.isExecutable(config), "the administrator may enter every folder");
            assertThat(said())
                    .containsExactly("config: error: config cannot be read: permission denied [BERS-WSP-004]");
        } finally {
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void a_huge_file_is_refused_unread() throws IOException {
        write("config/environments/staging.yaml", "# " + "x".repeat(5 * 1024 * 1024));
        assertThat(said()).hasSize(1).first().asString().contains("BERS-DOC-002");
    }

    @Test
    void a_thousand_tenants_are_validated_in_one_run() throws IOException {
        write(
                "config/schemas/environment.schema.json",
                "{\"properties\": {\"A\": {\"type\": \"integer\", \"maximum\": 5}}}");
        for (int i = 0; i < 1_000; i++) {
            write("config/tenants/t" + i + "/config.yaml", "A: " + i + "\n");
        }
        ValidationReport report = WorkspaceFolder.open(root).load().validate(Map.of(), TODAY);
        assertThat(report.tenants()).isEqualTo(1_000);
        assertThat(report.problems()).hasSize(994);
        assertThat(report.problems().get(0).environments()).hasSize(3);
    }

    @Test
    void the_source_of_a_file_is_shown_but_none_from_elsewhere() throws IOException {
        Files.writeString(outside.resolve("secret.yaml"), "x");
        LoadedWorkspace loaded = WorkspaceFolder.open(root).load();
        assertThat(loaded.source("config/environments/base.yaml")).contains("A: 1\n");
        assertThat(loaded.source("../secret.yaml")).isEmpty();
        assertThat(loaded.source("$BERS_CONFIG__A")).isEmpty();
    }

    @Test
    void the_git_branch_is_read_without_git() throws IOException {
        write(".git/HEAD", "ref: refs/heads/feature/x\n");
        assertThat(ProcessSignals.gather(root, Map.of()).branch()).isEqualTo("feature/x");
        assertThat(ProcessSignals.gather(root.resolve("config"), Map.of()).branch())
                .isEqualTo("feature/x");
        write(".git/HEAD", "0123456789012345678901234567890123456789\n");
        assertThat(ProcessSignals.gather(root, Map.of()).branch()).isNull();
    }

    @Test
    void a_worktree_names_the_folder_of_its_branch() throws IOException {
        Path git = Files.createDirectories(outside.resolve("main/.git/worktrees/w"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/develop\n");
        write(".git", "gitdir: " + git + "\n");
        assertThat(ProcessSignals.gather(root, Map.of()).branch()).isEqualTo("develop");
        write(".git", "gitdir: ../main/.git/worktrees/w\n");
        assertThat(ProcessSignals.gather(root, Map.of()).branch()).isEqualTo("develop");
        write(".git", "nonsense");
        assertThat(ProcessSignals.gather(root, Map.of()).branch()).isNull();
    }
}
