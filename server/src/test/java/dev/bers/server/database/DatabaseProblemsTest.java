package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseProblemsTest {

    private static final String FILE = "sqlite:.bers/bers.db";
    private static final String SERVER = "postgresql://db.example/bers";

    @Test
    void each_is_told_to_the_letter() {
        List<Problem> all = List.of(
                DatabaseProblems.address("it must name a host and one database"),
                DatabaseProblems.unopenable(FILE, "its folder can't be written to"),
                DatabaseProblems.inUse(FILE),
                DatabaseProblems.locked(FILE),
                DatabaseProblems.readOnly(FILE),
                DatabaseProblems.full(FILE),
                DatabaseProblems.corrupt(FILE, "file is not a database"),
                DatabaseProblems.away(SERVER, "Connection refused"),
                DatabaseProblems.refused(SERVER, "password authentication failed"),
                DatabaseProblems.newer(SERVER, "release 7"),
                DatabaseProblems.altered(SERVER, "release 1"),
                DatabaseProblems.outcomeUnknown(SERVER),
                DatabaseProblems.failed(SERVER, "out of memory"));

        assertThat(all)
                .extracting(problem -> problem.code() + " " + problem.location() + ": " + problem.message() + " → "
                        + problem.suggestion())
                .containsExactly(
                        "BERS-STO-001 : the address of the database can't be understood: it must name a"
                                + " host and one database → set BERS_DATABASE_URL or --database so; write @ : / ? #"
                                + " % in a password as %40 %3A %2F %3F %23 %25",
                        "BERS-STO-002 .bers/bers.db: the database sqlite:.bers/bers.db can't be opened:"
                                + " its folder can't be written to → give the server a folder that it may write to",
                        "BERS-STO-003 .bers/bers.db: another server has the database sqlite:.bers/bers.db"
                                + " open → stop the other one, or let both share a PostgreSQL by BERS_DATABASE_URL",
                        "BERS-STO-004 .bers/bers.db: another process keeps the database"
                                + " sqlite:.bers/bers.db locked → end its transaction, then try again",
                        "BERS-STO-005 .bers/bers.db: the database sqlite:.bers/bers.db can only be read →"
                                + " make it and its folder writable to the server, and start it again; until then it"
                                + " serves what was released",
                        "BERS-STO-006 .bers/bers.db: there is no room left for the database"
                                + " sqlite:.bers/bers.db → make room on its disk and try again; nothing of what was"
                                + " refused is stored",
                        "BERS-STO-007 .bers/bers.db: the database sqlite:.bers/bers.db is damaged: file"
                                + " is not a database → stop the server, put the file aside and bring back a backup;"
                                + " until then it serves what it knows",
                        "BERS-STO-008 : the database postgresql://db.example/bers can't be reached:"
                                + " Connection refused → see that it runs and that this machine may reach it; the"
                                + " server goes on by itself when it is there again",
                        "BERS-STO-009 : the database postgresql://db.example/bers refuses the server:"
                                + " password authentication failed → correct user, password and database in"
                                + " BERS_DATABASE_URL, and let the user create tables there",
                        "BERS-STO-010 : the database postgresql://db.example/bers was made by a newer"
                                + " server: it has the migration release 7 → start the newer server, or bring back a"
                                + " backup from before it",
                        "BERS-STO-011 : the migration release 1 of the database"
                                + " postgresql://db.example/bers is another one than this server has → start a"
                                + " released server, or bring back a backup of its database",
                        "BERS-STO-012 : the connection to the database postgresql://db.example/bers broke"
                                + " while it was writing: whether it did is not known yet → repeat the request with"
                                + " the same Idempotency-Key: what was done is not done again",
                        "BERS-STO-013 : the database postgresql://db.example/bers failed: out of memory →"
                                + " see what its log says, then try again");
    }
}
