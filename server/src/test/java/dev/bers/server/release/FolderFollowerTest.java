package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import dev.bers.workspace.folder.WorkspaceFolder;
import dev.bers.workspace.watching.WatchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFollowerTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");

    @Test
    void an_edit_becomes_a_release_and_a_wrong_one_is_told(@TempDir Path root, @TempDir Path data) throws Exception {
        for (Map.Entry<String, byte[]> document : WorkspaceTexts.all().entrySet()) {
            write(root.resolve(document.getKey()), document.getValue());
        }
        try (Database database =
                Database.open(DatabaseAddress.parse("sqlite:" + data.resolve("bers.db")), ReleaseStore.MIGRATIONS)) {
            ActiveReleases active = new ActiveReleases();
            Publisher publisher = new Publisher(
                    new ReleaseStore(database, InstantSource.system()), active, Map.of(), InstantSource.system());
            publisher.refresh();
            BlockingQueue<Release> released = new LinkedBlockingQueue<>();
            BlockingQueue<List<Problem>> refused = new LinkedBlockingQueue<>();
            FolderFollower follower = FolderFollower.start(
                    WorkspaceFolder.at(root),
                    publisher,
                    "folder",
                    Map.of(),
                    InstantSource.system(),
                    WatchSettings.DEFAULT,
                    refused::add);
            try {
                active.addListener(running -> released.add(running.release()));
                assertThat(active.of(STAGING).orElseThrow().release().kind()).isEqualTo(Release.Kind.IMPORT);
                Path tenant = root.resolve("config/tenants/a/config.yaml");
                write(tenant, WorkspaceTexts.bytes("LIMIT: -5\n"));
                assertThat(refused.poll(30, TimeUnit.SECONDS)).isNotEmpty();
                write(tenant, WorkspaceTexts.bytes("LIMIT: 5\n"));
                assertThat(released.poll(30, TimeUnit.SECONDS))
                        .extracting(Release::number)
                        .isEqualTo(2L);
            } finally {
                follower.close();
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }
}
