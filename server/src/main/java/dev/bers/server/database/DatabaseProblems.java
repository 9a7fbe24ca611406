package dev.bers.server.database;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/** All messages about the database: codes STO-001 to STO-019. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    static Problem address(String reason) {
        return Problem.error("BERS-STO-001", "the address of the database can't be understood: " + reason)
                .foundInsteadOf(null, "sqlite:PATH or postgresql://USER:PASSWORD@HOST:PORT/DATABASE")
                .suggesting("set BERS_DATABASE_URL or --database so; write @ : / ? # % in a password as %40 %3A %2F"
                        + " %3F %23 %25");
    }

    static Problem unopenable(String database, String reason) {
        return of("BERS-STO-002", "the database " + database + " can't be opened: " + reason, database)
                .suggesting("give the server a folder that it may write to");
    }

    static Problem inUse(String database) {
        return of("BERS-STO-003", "another server has the database " + database + " open", database)
                .suggesting("stop the other one, or let both share a PostgreSQL by BERS_DATABASE_URL");
    }

    static Problem locked(String database) {
        return of("BERS-STO-004", "another process keeps the database " + database + " locked", database)
                .suggesting("end its transaction, then try again");
    }

    static Problem readOnly(String database) {
        return of("BERS-STO-005", "the database " + database + " can only be read", database)
                .suggesting("make it and its folder writable to the server, and start it again; until then it serves"
                        + " what was released");
    }

    static Problem full(String database) {
        return of("BERS-STO-006", "there is no room left for the database " + database, database)
                .suggesting("make room on its disk and try again; nothing of what was refused is stored");
    }

    static Problem corrupt(String database, String reason) {
        return of("BERS-STO-007", "the database " + database + " is damaged: " + reason, database)
                .suggesting("stop the server, put the file aside and bring back a backup; until then it serves what it"
                        + " knows");
    }

    static Problem away(String database, String reason) {
        return of("BERS-STO-008", "the database " + database + " can't be reached: " + reason, database)
                .suggesting("see that it runs and that this machine may reach it; the server goes on by itself when it"
                        + " is there again");
    }

    static Problem refused(String database, String reason) {
        return of("BERS-STO-009", "the database " + database + " refuses the server: " + reason, database)
                .suggesting("correct user, password and database in BERS_DATABASE_URL, and let the user create tables"
                        + " there");
    }

    static Problem newer(String database, String migration) {
        return of(
                        "BERS-STO-010",
                        "the database " + database + " was made by a newer server: it has the migration " + migration,
                        database)
                .suggesting("start the newer server, or bring back a backup from before it");
    }

    static Problem altered(String database, String migration) {
        return of(
                        "BERS-STO-011",
                        "the migration " + migration + " of the database " + database
                                + " is another one than this server has",
                        database)
                .suggesting("start a released server, or bring back a backup of its database");
    }

    static Problem outcomeUnknown(String database) {
        return of(
                        "BERS-STO-012",
                        "the connection to the database " + database
                                + " broke while it was writing: whether it did is not known yet",
                        database)
                .suggesting("repeat the request with the same Idempotency-Key: what was done is not done again");
    }

    static Problem failed(String database, String reason) {
        return of("BERS-STO-013", "the database " + database + " failed: " + reason, database)
                .suggesting("see what its log says, then try again");
    }

    private static Problem of(String code, String message, String database) {
        Problem problem = Problem.error(code, message);
        return database.startsWith("sqlite:")
                ? problem.at(Location.ofFile(database.substring("sqlite:".length())))
                : problem;
    }
}
