package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void a_file_is_what_follows_sqlite() {
        assertThat(DatabaseAddress.parse("sqlite:.bers/bers.db"))
                .isEqualTo(new DatabaseAddress.Sqlite(Path.of(".bers/bers.db")))
                .hasToString("sqlite:.bers/bers.db");
    }

    @Test
    void a_server_is_printed_without_user_and_password() {
        assertThat(DatabaseAddress.parse("postgresql://bers:p%40ss+word@db.example:5433/bers?sslmode=require"))
                .isEqualTo(new DatabaseAddress.Postgresql(
                        "db.example:5433", "bers", "sslmode=require", "bers", "p@ss+word"))
                .hasToString("postgresql://db.example:5433/bers");
    }

    @Test
    void user_password_and_port_may_be_left_out() {
        assertThat(DatabaseAddress.parse("postgres://db.example/bers"))
                .isEqualTo(new DatabaseAddress.Postgresql("db.example", "bers", "", null, null));
        assertThat(DatabaseAddress.parse("postgres://bers@db.example/bers"))
                .isEqualTo(new DatabaseAddress.Postgresql("db.example", "bers", "", "bers", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sqlite:",
                "mysql://u:secret@h/d",
                "postgresql://u:secret@/d",
                "postgresql://u:secret@h",
                "postgresql://u:secret@h/",
                "postgresql://u:secret@h/a/b",
                "postgresql://u:sec ret@h/d",
                "postgresql://u:secret@h:port/d"
            })
    void what_is_neither_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-001")
                .hasMessageNotContaining("sec");
    }
}
