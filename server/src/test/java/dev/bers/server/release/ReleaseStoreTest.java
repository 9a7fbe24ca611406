package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.database.ContentDigest;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseStoreTest {

    @Test
    void what_was_appended_is_there_after_a_restart(@TempDir Path folder) throws Exception {
        DatabaseAddress address = DatabaseAddress.parse("sqlite:" + folder.resolve("a/bers.db"));
        byte[] bytes = "x: 1\n".getBytes(StandardCharsets.UTF_8);
        String digest = ContentDigest.of(bytes);
        Revision revision =
                Revision.on(null, 1, "ann", "why", Instant.EPOCH, List.of(new DocumentChange("a.yaml", digest)));
        EnvironmentName staging = new EnvironmentName("staging");
        Release release =
                new Release(staging, 1, 1, Release.Kind.PUBLISH, Slot.BLUE, null, null, "ann", "why", Instant.EPOCH);
        try (Database database = Database.open(address, ReleaseStore.MIGRATIONS)) {
            new ReleaseStore(database, InstantSource.system())
                    .append(List.of(new Append(
                            revision,
                            Map.of(digest, bytes),
                            List.of(release),
                            Map.of(staging, Slot.BLUE),
                            new IdempotentAnswer("k", "d", "{}"))));
        }
        try (Database database = Database.open(address, ReleaseStore.MIGRATIONS)) {
            ReleaseStore store = new ReleaseStore(database, InstantSource.system());
            assertThat(store.load().newestRevision()).isEqualTo(1);
            assertThat(store.load().environments())
                    .isEqualTo(Map.of(staging, new StoreState.EnvironmentState(Slot.BLUE, Map.of(Slot.BLUE, release))));
            assertThat(store.tree(1)).isEqualTo(Map.of("a.yaml", digest));
            assertThat(store.documents(List.of(digest)).get(digest)).isEqualTo(bytes);
            assertThat(store.revisions(10, 5)).containsExactly(revision);
            assertThat(store.releases(staging, 10, 5)).containsExactly(release);
            assertThat(store.answer("k")).contains(new IdempotentAnswer("k", "d", "{}"));
        }
    }
}
