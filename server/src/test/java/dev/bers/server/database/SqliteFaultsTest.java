package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultsTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final List<Migration> MIGRATIONS = List.of(
            new Migration("thing", 1, "things", "CREATE TABLE thing (name TEXT PRIMARY KEY, content BLOB) STRICT;\n"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in.
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Path around;

    @SuppressWarnings("NullAway.Init")
    Path file;

    @BeforeEach
    void place() {
        around = folder.resolve("a folder with ? and #");
        file = around.resolve("bers.db");
    }

    private Database open() {
        return Database.open(new DatabaseAddress.Sqlite(file), MIGRATIONS, PATIENCE);
    }

    private static void write(Database database, String name, int length) throws KeyTakenException {
        database.write(
                session -> session.update("INSERT INTO thing VALUES (?, ?)", name, new byte[length]),
                session -> Optional.empty());
    }

    private static List<String> names(Database database) {
        return database.read(session -> session.all("SELECT name FROM thing ORDER BY name", row -> row.getString(1)));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problems().get(0).code()).hasToString(code);
            assertThat(refused.problems().get(0).suggestion()).isNotNull();
            assertThat(refused.problems().get(0).location().file()).endsWith("bers.db");
        });
    }

    @Test
    void a_second_server_is_kept_away() {
        try (Database first = open()) {
            refused("BERS-STO-003", this::open);
            assertThat(first.isReadOnly()).isFalse();
        }
        open().close();
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_behind() throws Exception {
        try (Database database = open()) {
            write(database, "a", 1);
            assertThatThrownBy(() -> database.write(
                            session -> {
                                session.update("INSERT INTO thing VALUES ('b', NULL)");
                                return session.update("INSERT INTO thing VALUES ('a', NULL)");
                            },
                            session -> Optional.empty()))
                    .isInstanceOf(KeyTakenException.class);
            assertThatThrownBy(() -> database.write(
                            session -> {
                                session.update("INSERT INTO thing VALUES ('c', NULL)");
                                throw new IllegalStateException("a mistake");
                            },
                            session -> Optional.empty()))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(names(database)).containsExactly("a");
        }
    }

    @Test
    void a_reader_can_not_write() throws Exception {
        try (Database database = open()) {
            refused("BERS-STO-005", () -> database.read(session -> session.update("DELETE FROM thing")));
        }
    }

    @Test
    void who_waits_for_a_lock_in_vain_is_told() throws Exception {
        try (Database database = open();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            refused("BERS-STO-004", () -> write(database, "a", 1));
            assertThat(database.fault()).isPresent();
            assertThat(names(database)).as("reading goes on").isEmpty();
            statement.execute("ROLLBACK");
            write(database, "a", 1);
            assertThat(database.fault()).isEmpty();
            assertThat(names(database)).containsExactly("a");
        }
    }

    @Test
    void a_full_disk_refuses_one_write_and_harms_nothing() throws Exception {
        try (Database database = open()) {
            write(database, "a", 1);
            // The bound on the pages of a file answers as a disk without room does.
            long pages = database.write(
                    session -> {
                        long count = session.first("PRAGMA page_count", row -> row.getLong(1))
                                .orElseThrow();
                        return session.first("PRAGMA max_page_count = " + (count + 2), row -> row.getLong(1))
                                .orElseThrow();
                    },
                    session -> Optional.empty());
            assertThat(pages).isPositive();
            refused("BERS-STO-006", () -> write(database, "big", 100_000));
            write(database, "b", 1);
            assertThat(names(database)).containsExactly("a", "b");
        }
    }

    @Test
    void a_file_that_nobody_can_lock_is_only_read() throws Exception {
        try (Database database = open()) {
            write(database, "a", 1);
        }
        // For the superuser every file is writable; a folder in the lock's place stands for one that is not.
        Path lock = file.resolveSibling("bers.db.lock");
        Files.delete(lock);
        Files.createDirectories(lock.resolve("in the way"));
        try (Database database = open()) {
            assertThat(database.isReadOnly()).isTrue();
            assertThat(database.fault()).isPresent();
            assertThat(names(database)).containsExactly("a");
            assertThat(database.fault()).as("reading does not mend it").isPresent();
            refused("BERS-STO-005", () -> write(database, "b", 1));
        }
    }

    @Test
    void what_can_neither_be_made_nor_read_is_told() throws Exception {
        Files.createDirectories(around);
        Files.createDirectory(file);
        refused("BERS-STO-002", this::open);
        Files.delete(file);
        Files.delete(file.resolveSibling("bers.db.lock"));
        Files.delete(around);
        Files.writeString(around, "a file where a folder should be");
        refused("BERS-STO-002", this::open);
    }

    @Test
    void a_file_that_is_no_database_is_told() throws Exception {
        Files.createDirectories(around);
        Files.writeString(file, "something else\n".repeat(100));
        refused("BERS-STO-007", this::open);
    }

    @Test
    void a_header_that_was_overwritten_is_told() throws Exception {
        try (Database database = open()) {
            write(database, "a", 100_000);
        }
        overwrite(0, 100);
        refused("BERS-STO-007", this::open);
    }

    @Test
    void pages_that_were_overwritten_are_told_when_they_are_read() throws Exception {
        try (Database database = open()) {
            for (int i = 0; i < 300; i++) {
                write(database, "name " + i, 500);
            }
        }
        long length = Files.size(file);
        overwrite(length / 4, Math.toIntExact(length / 2));
        try (Database database = open()) {
            refused(
                    "BERS-STO-007",
                    () -> database.read(session -> session.all("SELECT * FROM thing", row -> row.getString(1))));
            assertThat(database.fault()).isPresent();
        }
    }

    private void overwrite(long from, int length) throws IOException {
        byte[] garbage = new byte[length];
        new java.util.Random(7).nextBytes(garbage);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(from);
            bytes.write(garbage);
        }
    }
}
