package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own, stopped and killed while it is written to. */
class PostgresqlRestartTest {

    private static final List<Migration> MIGRATIONS =
            List.of(new Migration("thing", 1, "things", "CREATE TABLE thing (name TEXT PRIMARY KEY);\n"));
    private static final int WRITES_BETWEEN = 50;

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private void writeUntilTheEnd(Database database) {
        for (int i = 0; !ended.get(); i++) {
            String name = "name " + i;
            try {
                database.write(
                        session -> session.update("INSERT INTO thing VALUES (?)", name),
                        session -> session.first("SELECT 1 FROM thing WHERE name = ?", row -> row.getInt(1), name));
            } catch (KeyTakenException writtenTwice) {
                throw new IllegalStateException(writtenTwice);
            }
            acknowledged.add(name);
        }
    }

    private void awaitWrites() {
        int target = acknowledged.size() + WRITES_BETWEEN;
        Await.until("it is written to", () -> acknowledged.size() >= target);
    }

    /** Ends the server as a crash does: without a checkpoint, the connections cut. */
    private static void crash(Path folder) throws IOException, InterruptedException {
        String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        Await.until("it is gone", () -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
    }

    private static EmbeddedPostgres start(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Test
    void nothing_acknowledged_is_lost_and_nothing_done_twice(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("data");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .start();
        int port = server.getPort();
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://postgres:postgres@localhost:" + port + "/postgres");
        try (Database database = Database.open(address, MIGRATIONS, Duration.ofSeconds(60));
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing = executor.submit(() -> writeUntilTheEnd(database));
            awaitWrites();
            crash(folder);
            server.close();
            server = start(folder, port);
            awaitWrites();
            server.close();
            server = start(folder, port);
            awaitWrites();
            ended.set(true);
            writing.get();
            List<String> stored =
                    database.read(session -> session.all("SELECT name FROM thing", row -> row.getString(1)));
            assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
        } finally {
            ended.set(true);
            server.close();
        }
    }
}
