package dev.bers.server.release;

import dev.bers.problem.Problem;

/** All messages about what is stored of releases: codes STO-020 to STO-029. */
final class StoreProblems {

    private StoreProblems() {}

    static Problem damaged(String digest, String database) {
        return Problem.error(
                        "BERS-STO-020",
                        "the document " + digest + " of the database " + database + " is not what was stored")
                .suggesting("stop the server, put the database aside and bring back a backup; until then it serves the"
                        + " last snapshot");
    }

    static Problem otherWorkspace(String found, String expected, String database) {
        return Problem.error(
                        "BERS-STO-021",
                        "the database " + database + " holds the releases of the workspace " + found + ", not of "
                                + expected)
                .foundInsteadOf(found, expected)
                .suggesting("give each workspace a database of its own by --database or BERS_DATABASE_URL");
    }
}
