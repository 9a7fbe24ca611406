package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bers.environment.FileSignal;
import dev.bers.environment.Signals;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is there and makes no sense is told, and never taken for missing. */
class FileSignalsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private Path dropped;
    private Path local;

    @BeforeEach
    void placeFolder() throws IOException {
        dropped = Files.createDirectory(root.resolve(".bers")).resolve("environment");
        local = root.resolve("bers.local.yaml");
    }

    @Test
    void a_dropped_file_names_the_environment() throws IOException {
        assertThat(ProcessSignals.gather(root, Map.of("A", "b")))
                .isEqualTo(Signals.NONE.withVariables(Map.of("A", "b")));
        Files.writeString(local, "# here\nenvironment: preview\n");
        FileSignal preview = new FileSignal("preview", new Location("bers.local.yaml", 2, 14));
        assertThat(gathered()).containsExactly(preview);
        Files.writeString(dropped, "environment: staging\n");
        assertThat(gathered())
                .containsExactly(new FileSignal("staging", new Location(".bers/environment", 1, 14)), preview);
        Files.writeString(dropped, "production\n");
        assertThat(gathered())
                .containsExactly(new FileSignal("production", new Location(".bers/environment", 1, 1)), preview);
    }

    @Test
    void empty_files_say_nothing() throws IOException {
        Files.writeString(dropped, "\n");
        Files.writeString(local, "");
        assertThat(gathered()).extracting(FileSignal::environment).containsExactly("", "");
        assertThat(gathered()).flatExtracting(FileSignal::problems).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_without_permission_is_unreadable() throws IOException {
        Files.writeString(dropped, "environment: production\n");
        Files.setPosixFilePermissions(dropped, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(dropped), "an administrator may read everything");
        assertRefused(".bers/environment", "BERS-WSP-004");
    }

    @Test
    void a_folder_is_no_file() throws IOException {
        Files.createDirectory(dropped);
        assertRefused(".bers/environment", "BERS-WSP-005");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_is_not_waited_for() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", local.toString()).start().waitFor())
                .isZero();
        assertRefused("bers.local.yaml", "BERS-WSP-005");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_link_to_nowhere_is_told() throws IOException {
        Files.createSymbolicLink(local, Path.of("gone"));
        assertRefused("bers.local.yaml", "BERS-WSP-007");
    }

    @Test
    void a_duplicate_key_names_nothing() throws IOException {
        Files.writeString(dropped, "environment: staging\nenvironment: production\n");
        FileSignal signal = gathered().get(0);
        assertThat(signal.environment()).isNull();
        assertThat(signal.problems())
                .extracting(problem -> problem.code() + " " + problem.location())
                .containsExactly("BERS-DOC-009 .bers/environment:2:1");
    }

    @Test
    void what_is_no_text_is_no_name() throws IOException {
        Files.writeString(local, "environment: [a]\n");
        assertThat(gathered()).containsExactly(new FileSignal(null, new Location("bers.local.yaml", 1, 14), List.of()));
        Files.writeString(local, "other: staging\n");
        assertThat(gathered()).containsExactly(new FileSignal(null, Location.ofFile("bers.local.yaml"), List.of()));
    }

    @Test
    void two_endings_both_count_and_are_told() throws IOException {
        Files.writeString(local, "environment: staging\n");
        Files.writeString(root.resolve("bers.local.yml"), "environment: production\n");
        assertThat(gathered()).extracting(FileSignal::environment).containsExactly("staging", "production");
        assertThat(gathered().get(1).problems())
                .extracting(Problem::message)
                .containsExactly("bers.local.yml and bers.local.yaml are two files for one document");
    }

    private void assertRefused(String file, String code) {
        assertThat(gathered()).hasSize(1);
        FileSignal signal = gathered().get(0);
        assertThat(signal.environment()).isNull();
        assertThat(signal.location()).isEqualTo(Location.ofFile(file));
        assertThat(signal.problems()).hasSize(1);
        assertThat(signal.problems().get(0).code().text()).isEqualTo(code);
    }

    private List<FileSignal> gathered() {
        return ProcessSignals.gather(root, Map.of()).configurationFiles();
    }
}
