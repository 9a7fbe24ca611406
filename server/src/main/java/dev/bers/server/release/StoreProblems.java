package dev.bers.server.release;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/** All messages about what is stored of releases: codes STO-020 to STO-029. */
final class StoreProblems {

    private StoreProblems() {}

    static Problem damaged(String digest, String database) {
        return Problem.error(
                        "BERS-STO-020",
                        "the document " + digest + " of the database " + database + " is not what was stored")
                .suggesting("stop the server, put the database aside and bring back a backup; until then it serves"
                        + " what it knows");
    }

    static Problem otherWorkspace(String found, String expected, String database) {
        return Problem.error(
                        "BERS-STO-021",
                        "the database " + database + " holds the releases of the workspace " + found + ", not of "
                                + expected)
                .foundInsteadOf(found, expected)
                .suggesting("give each workspace a database of its own by --database or BERS_DATABASE_URL");
    }

    static Problem snapshotNotWritten(String file, String reason) {
        return Problem.warning("BERS-STO-022", "the snapshot of what is released can't be written: " + reason)
                .at(Location.ofFile(file))
                .suggesting("make room, and let the server write there: without it, it could not start while the"
                        + " database is away");
    }

    static Problem snapshotNotRead(String file, String reason) {
        return Problem.error("BERS-STO-023", "the snapshot of what is released can't be read: " + reason)
                .at(Location.ofFile(file))
                .suggesting("bring back the database; the server writes a new snapshot then");
    }
}
