package dev.bers.server.database;

import dev.bers.problem.ProblemException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the schema of a database to what the program needs, in one transaction, and tells where it can't. */
final class Migrations {

    private static final String APPLIED = """
            CREATE TABLE IF NOT EXISTS migration (
              capability TEXT NOT NULL,
              number ${integer} NOT NULL,
              title TEXT NOT NULL,
              checksum TEXT NOT NULL,
              time TEXT NOT NULL,
              PRIMARY KEY (capability, number)
            ) ${options}""";

    private final List<Migration> known;
    private final String database;

    /**
     * @param known all migrations of the program, capability after capability
     * @param database its address, for messages
     */
    Migrations(List<Migration> known, String database) {
        this.known = List.copyOf(known);
        this.database = database;
    }

    private record Step(String capability, long number) {}

    /**
     * Applies what is not applied yet; how many that were.
     *
     * @throws ProblemException STO-010 if the database is newer than the program, STO-011 if a migration was altered
     */
    int apply(Session session) throws SQLException {
        session.update(session.dialect().spelled(APPLIED));
        Map<Step, String> applied = applied(session);
        check(applied);
        int count = 0;
        for (Migration migration : known) {
            if (applied.containsKey(new Step(migration.capability(), migration.number()))) {
                continue;
            }
            for (String statement : migration.statements(session.dialect())) {
                session.update(statement);
            }
            session.update(
                    "INSERT INTO migration (capability, number, title, checksum, time) VALUES (?, ?, ?, ?, ?)",
                    migration.capability(),
                    migration.number(),
                    migration.title(),
                    migration.checksum(),
                    Instant.now().toString());
            count++;
        }
        return count;
    }

    /**
     * Finds out whether all are applied, where nothing can be written.
     *
     * @throws ProblemException STO-010 or STO-011 as above, STO-005 if something would have to be written
     */
    boolean verify(Session session) throws SQLException {
        Map<Step, String> applied = applied(session);
        check(applied);
        if (applied.size() < known.size()) {
            throw new ProblemException(DatabaseProblems.readOnly(database));
        }
        return true;
    }

    private Map<Step, String> applied(Session session) throws SQLException {
        Map<Step, String> applied = new HashMap<>();
        session.all("SELECT capability, number, checksum FROM migration ORDER BY capability, number", row -> {
            applied.put(new Step(row.getString("capability"), row.getLong("number")), row.getString("checksum"));
            return row;
        });
        return applied;
    }

    private void check(Map<Step, String> applied) {
        Map<Step, Migration> ours = new HashMap<>();
        known.forEach(migration -> ours.put(new Step(migration.capability(), migration.number()), migration));
        applied.forEach((step, checksum) -> {
            Migration migration = ours.get(step);
            if (migration == null) {
                throw new ProblemException(DatabaseProblems.newer(database, step.capability() + " " + step.number()));
            }
            if (!migration.checksum().equals(checksum)) {
                throw new ProblemException(DatabaseProblems.altered(database, step.capability() + " " + step.number()));
            }
        });
    }
}
