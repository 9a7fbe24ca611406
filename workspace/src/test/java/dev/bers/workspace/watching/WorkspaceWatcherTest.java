package dev.bers.workspace.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceWatcherTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    Path root;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(root.resolve("bers.yaml"), "format: 1\nname: w\n");
        Files.createDirectories(root.resolve("config/environments"));
        write("base", "A: 1\n");
    }

    private void write(String stem, String text) throws IOException {
        Files.writeString(root.resolve("config/environments/" + stem + ".yaml"), text);
    }

    private WorkspaceWatcher<LoadedWorkspace> watch(WatchSettings settings) {
        WorkspaceFolder folder = WorkspaceFolder.open(root);
        return WorkspaceWatcher.start(
                root,
                () -> folder.loadValid(Map.of(), TODAY),
                new ChangeListener<>() {
                    @Override
                    public void replaced(LoadedWorkspace before, LoadedWorkspace now) {
                        told.add("replaced " + a(before) + " " + a(now));
                    }

                    @Override
                    public void refused(List<Problem> problems) {
                        told.add("refused " + problems.get(0).code());
                    }
                },
                settings);
    }

    private static String a(LoadedWorkspace workspace) {
        return String.valueOf(workspace
                .resolver(Map.of())
                .resolve(ConfigKind.ENVIRONMENT, new EnvironmentName("staging"), null)
                .configuration()
                .get("A"));
    }

    private void assertTold(String expected) throws InterruptedException {
        assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void a_good_change_replaces_all_and_a_bad_one_nothing() throws Exception {
        try (WorkspaceWatcher<LoadedWorkspace> watcher = watch(WatchSettings.DEFAULT)) {
            write("base", "A: 2\n");
            assertTold("replaced 1 2");
            assertThat(a(watcher.current())).isEqualTo("2");
            write("base", "A: [\n");
            assertTold("refused BERS-DOC-006");
            assertThat(a(watcher.current())).isEqualTo("2");
            write("base", "A: 3\n");
            assertTold("replaced 2 3");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void renames_deletes_and_new_folders_are_changes() throws Exception {
        try (WorkspaceWatcher<LoadedWorkspace> watcher = watch(WatchSettings.DEFAULT)) {
            AtomicFiles.write(root.resolve("config/environments/staging.yaml"), "A: 5\n");
            assertTold("replaced 1 5");
            Files.delete(root.resolve("config/environments/staging.yaml"));
            assertTold("replaced 5 1");
            AtomicFiles.write(root.resolve("config/tenants/acme/config.yaml"), "A: 9\n");
            assertTold("replaced 1 1");
            assertThat(watcher.current().documents().tenants()).hasSize(1);
            AtomicFiles.write(root.resolve("config/tenants/acme/config.yaml"), "A: [\n");
            assertTold("refused BERS-DOC-006");
        }
    }

    @Test
    void without_events_a_change_is_found_by_content_though_time_and_size_stay() throws Exception {
        Path base = root.resolve("config/environments/base.yaml");
        FileTime time = Files.getLastModifiedTime(base);
        try (WorkspaceWatcher<LoadedWorkspace> watcher = watch(WatchSettings.DEFAULT.polling(Duration.ofMillis(20)))) {
            Path beside = Files.writeString(root.resolve("next"), "A: 7\n");
            Files.setLastModifiedTime(beside, time);
            Files.move(beside, base, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertTold("replaced 1 7");
            assertThat(a(watcher.current())).isEqualTo("7");
        }
    }

    @Test
    void a_folder_that_is_invalid_to_begin_with_is_refused() throws IOException {
        write("base", "A: [\n");
        assertThatThrownBy(() -> watch(WatchSettings.DEFAULT)).isInstanceOf(ProblemException.class);
    }

    @Test
    void closing_ends_the_thread_and_nothing_is_told_afterwards() throws Exception {
        WorkspaceWatcher<LoadedWorkspace> watcher = watch(WatchSettings.DEFAULT);
        watcher.close();
        write("base", "A: 2\n");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("bers-workspace-watcher"));
        assertThat(a(watcher.current())).isEqualTo("1");
        assertThat(told).isEmpty();
    }
}
