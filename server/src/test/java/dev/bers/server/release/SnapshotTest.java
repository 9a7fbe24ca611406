package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import dev.bers.server.database.Await;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in.
    Path folder;

    private Path place() {
        return folder.resolve(".bers/last-release.json");
    }

    private static ReleaseSnapshot example() {
        History history = new History();
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("a.yaml", "x: 1\n");
        changes.put("b.yaml", null);
        Append append = history.released(history.revision(null, changes), History.STAGING, Slot.GREEN);
        Revision revision = Objects.requireNonNull(append.revision());
        Release rollback = new Release(
                History.PRODUCTION,
                3,
                1,
                Release.Kind.PROMOTE,
                Slot.BLUE,
                1L,
                History.STAGING,
                "bob",
                "",
                Instant.EPOCH);
        TreeMap<String, String> tree = new TreeMap<>(Map.of("a.yaml", "sha256:1", "c", "sha256:2"));
        return new ReleaseSnapshot(
                "picasso",
                new TreeMap<>(Map.of(
                        History.STAGING,
                        new ReleaseSnapshot.Running(append.releases().get(0), revision, tree),
                        History.PRODUCTION,
                        new ReleaseSnapshot.Running(rollback, revision, tree))),
                Map.of("sha256:1", "x: 1\n".getBytes(StandardCharsets.UTF_8), "sha256:2", new byte[] {(byte) 0xff, 0}));
    }

    @Test
    void what_is_written_is_read_again() {
        ReleaseSnapshot written = example();
        SnapshotFile file = new SnapshotFile(place());
        file.write(written);
        ReleaseSnapshot read = file.read().orElseThrow();
        assertThat(read.workspace()).isEqualTo("picasso");
        assertThat(read.environments()).isEqualTo(written.environments());
        assertThat(read.documents().keySet()).isEqualTo(written.documents().keySet());
        assertThat(read.documents()).allSatisfy((digest, content) -> assertThat(content)
                .isEqualTo(written.documents().get(digest)));
    }

    @Test
    void without_a_file_there_is_no_snapshot() {
        assertThat(new SnapshotFile(place()).read()).isEmpty();
    }

    @Test
    void a_file_that_is_not_what_was_written_is_told() throws Exception {
        SnapshotFile file = new SnapshotFile(place());
        file.write(example());
        String text = Files.readString(place());
        Files.writeString(place(), text.replace("x: 1", "x: 2"));
        assertThatThrownBy(file::read)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("its content has another digest [BERS-STO-023]");
        Files.writeString(place(), text.substring(0, text.length() / 2));
        assertThatThrownBy(file::read).isInstanceOf(ProblemException.class).hasMessageContaining("BERS-STO-023");
    }

    @Test
    void a_place_that_can_not_be_written_to_is_told() throws Exception {
        Files.writeString(folder.resolve(".bers"), "a file where a folder should be");
        assertThatThrownBy(() -> new SnapshotFile(place()).write(example()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-022");
    }

    @Test
    void a_change_is_kept_soon_and_a_fault_is_told_until_it_is_mended() throws Exception {
        History history = new History();
        Append append = history.publish(null, "x: 1\n");
        Release release = append.releases().get(0);
        AtomicReference<Collection<Release>> active = new AtomicReference<>(List.of());
        try (Database database =
                Database.open(new DatabaseAddress.Sqlite(folder.resolve("bers.db")), ReleaseStore.MIGRATIONS)) {
            ReleaseStore store = new ReleaseStore(database, InstantSource.system());
            store.claim("picasso");
            store.append(List.of(append));
            SnapshotFile file = new SnapshotFile(place());
            Files.writeString(folder.resolve(".bers"), "in the way");
            try (SnapshotKeeper keeper = new SnapshotKeeper(active::get, store, file)) {
                active.set(List.of(release));
                keeper.changed();
                Await.until("it is told", () -> keeper.fault().isPresent());
                Files.delete(folder.resolve(".bers"));
                keeper.changed();
                Await.until(
                        "it is kept",
                        () -> file.read().isPresent() && keeper.fault().isEmpty());
            }
            ReleaseSnapshot kept = file.read().orElseThrow();
            assertThat(kept.workspace()).isEqualTo("picasso");
            assertThat(Objects.requireNonNull(kept.environments().get(History.STAGING)))
                    .isEqualTo(new ReleaseSnapshot.Running(
                            release, Objects.requireNonNull(append.revision()), store.tree(1)));
            assertThat(kept.documents().keySet())
                    .containsExactlyElementsOf(store.tree(1).values());
        }
    }
}
