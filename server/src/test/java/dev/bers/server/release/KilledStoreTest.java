package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that appends is killed, as with {@code kill -9}, at random moments; whoever opens the file then must find all
 * that was acknowledged, and nothing half. {@code -Dbers.kills=500} tries more moments than an ordinary build does.
 */
class KilledStoreTest {

    private static final int KILLS = Integer.getInteger("bers.kills", 25);
    private static final int APPENDS_MAX = 40;
    private static final int MOMENT_NANOS_MAX = 3_000_000;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_half(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bers.db");
        Random random = new Random(20_260_301);
        long checked = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = appendUntilKilled(file, random);
            checked = check(file, checked, acknowledged);
        }
        assertThat(checked).isGreaterThan(KILLS);
    }

    private static long appendUntilKilled(Path file, Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendLoop.class.getName(),
                        file.toString(),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int appends = 1 + random.nextInt(APPENDS_MAX);
        long acknowledged = 0;
        try (BufferedReader said = process.inputReader()) {
            for (int i = 0; i < appends; i++) {
                acknowledged = Long.parseLong(Objects.requireNonNull(said.readLine(), "the process ended by itself"));
            }
            LockSupport.parkNanos(random.nextInt(MOMENT_NANOS_MAX));
            // By its handle, which leaves open what it said.
            process.toHandle().destroyForcibly();
            process.waitFor();
            StringWriter rest = new StringWriter();
            said.transferTo(rest);
            String lines = rest.toString();
            // The last one may be cut off in the middle.
            for (String line :
                    lines.substring(0, lines.lastIndexOf('\n') + 1).lines().toList()) {
                acknowledged = Long.parseLong(line);
            }
        }
        return acknowledged;
    }

    /** Opens the file as the next server would; the number of the newest revision. */
    private static long check(Path file, long checked, long acknowledged) {
        try (Database database = Database.open(new DatabaseAddress.Sqlite(file), ReleaseStore.MIGRATIONS)) {
            ReleaseStore store = new ReleaseStore(database, InstantSource.system(), 16);
            List<String> integrity =
                    database.read(session -> session.all("PRAGMA integrity_check", row -> row.getString(1)));
            assertThat(integrity).containsExactly("ok");
            List<String> orphans =
                    database.read(session -> session.all("PRAGMA foreign_key_check", row -> row.getString(1)));
            assertThat(orphans).isEmpty();
            StoreState state = store.load();
            long newest = state.newestRevision();
            assertThat(newest).as("what was acknowledged").isGreaterThanOrEqualTo(acknowledged);
            assertThat(newest).as("beyond it at most what was under way").isLessThanOrEqualTo(acknowledged + 2);
            for (long number = checked + 1; number <= newest; number++) {
                Revision revision = store.revision(number).orElseThrow();
                String parent = store.revision(number - 1).map(Revision::digest).orElse(null);
                assertThat(revision.isOn(parent)).isTrue();
                assertThat(store.release(History.STAGING, number).orElseThrow().revision())
                        .isEqualTo(number);
            }
            assertThat(store.documents(store.tree(newest).values())).isNotEmpty();
            StoreState.EnvironmentState staging =
                    Objects.requireNonNull(state.environments().get(History.STAGING));
            assertThat(Objects.requireNonNull(staging.newest().get(staging.active()))
                            .number())
                    .as("the active slot is that of the newest release")
                    .isEqualTo(newest);
            return newest;
        }
    }
}
