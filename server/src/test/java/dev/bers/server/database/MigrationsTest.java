package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {

    private static final Migration FIRST = new Migration(
            "thing", 1, "things", "-- All of them.\nCREATE TABLE thing (name TEXT, n ${integer}) ${options};\n");
    private static final Migration SECOND = new Migration(
            "thing", 2, "more", "CREATE TABLE more (name TEXT) ${options};\nINSERT INTO more VALUES ('a');\n");
    private static final Migration BROKEN =
            new Migration("thing", 3, "broken", "CREATE TABLE rest (name TEXT);\nCREATE TABLE thing (name TEXT);\n");

    private static DatabaseAddress address(Dialect dialect, Path folder) {
        return DatabaseAddress.parse(
                switch (dialect) {
                    case SQLITE -> "sqlite:" + folder.resolve("bers.db");
                    case POSTGRESQL -> PostgresqlServer.newDatabase();
                });
    }

    private static void open(DatabaseAddress address, Migration... migrations) {
        Database.open(address, List.of(migrations)).close();
    }

    private static List<String> tables(DatabaseAddress address, Migration... migrations) {
        try (Database database = Database.open(address, List.of(migrations))) {
            return database.read(session -> session.all(
                    switch (session.dialect()) {
                        case SQLITE -> "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
                        case POSTGRESQL ->
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";
                    },
                    row -> row.getString(1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_step_is_taken_once(Dialect dialect, @TempDir Path folder) {
        DatabaseAddress address = address(dialect, folder);
        open(address, FIRST);
        open(address, FIRST, SECOND);
        assertThat(tables(address, FIRST, SECOND)).containsExactly("migration", "more", "thing");
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_is_newer_than_the_program_is_refused(Dialect dialect, @TempDir Path folder) {
        DatabaseAddress address = address(dialect, folder);
        open(address, FIRST, SECOND);
        assertThatThrownBy(() -> open(address, FIRST))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it has the migration thing 2 [BERS-STO-010]");
    }

    @ParameterizedTest
    @EnumSource
    void a_migration_that_was_altered_is_refused(Dialect dialect, @TempDir Path folder) {
        DatabaseAddress address = address(dialect, folder);
        open(address, FIRST);
        assertThatThrownBy(() -> open(address, new Migration("thing", 1, "things", FIRST.sql() + "-- changed\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-011");
    }

    @ParameterizedTest
    @EnumSource
    void a_migration_that_fails_leaves_nothing_behind(Dialect dialect, @TempDir Path folder) {
        DatabaseAddress address = address(dialect, folder);
        open(address, FIRST);
        assertThatThrownBy(() -> open(address, FIRST, SECOND, BROKEN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-013");
        assertThat(tables(address, FIRST)).containsExactly("migration", "thing");
    }

    @Test
    void instances_that_start_together_migrate_once() throws Exception {
        DatabaseAddress address = address(Dialect.POSTGRESQL, Path.of(""));
        Thread other = Thread.ofVirtual().start(() -> open(address, FIRST, SECOND));
        open(address, FIRST, SECOND);
        other.join();
        assertThat(tables(address, FIRST, SECOND)).containsExactly("migration", "more", "thing");
    }

    @Test
    void files_are_numbered_without_gaps() {
        assertThatThrownBy(() -> Migration.beside(MigrationsTest.class, "0002-later.sql"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Migration.beside(MigrationsTest.class, "0001-missing.sql"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
