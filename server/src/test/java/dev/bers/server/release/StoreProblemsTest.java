package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreProblemsTest {

    @Test
    void each_is_told_to_the_letter() {
        List<Problem> all = List.of(
                StoreProblems.damaged("sha256:ab", "sqlite:.bers/bers.db"),
                StoreProblems.otherWorkspace("picasso", "dali", "sqlite:.bers/bers.db"),
                StoreProblems.snapshotNotWritten(".bers/last-release.json", "access is denied"),
                StoreProblems.snapshotNotRead(".bers/last-release.json", "its content has another digest"));

        assertThat(all)
                .extracting(problem -> problem.code() + " " + problem.location() + ": " + problem.message() + " → "
                        + problem.suggestion())
                .containsExactly(
                        "BERS-STO-020 : the document sha256:ab of the database sqlite:.bers/bers.db is"
                                + " not what was stored → stop the server, put the database aside and bring back a"
                                + " backup; until then it serves what it knows",
                        "BERS-STO-021 : the database sqlite:.bers/bers.db holds the releases of the"
                                + " workspace picasso, not of dali → give each workspace a database of its own by"
                                + " --database or BERS_DATABASE_URL",
                        "BERS-STO-022 .bers/last-release.json: the snapshot of what is released can't be"
                                + " written: access is denied → make room, and let the server write there: without"
                                + " it, it could not start while the database is away",
                        "BERS-STO-023 .bers/last-release.json: the snapshot of what is released can't be"
                                + " read: its content has another digest → bring back the database; the server"
                                + " writes a new snapshot then");
    }
}
