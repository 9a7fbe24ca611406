package dev.bers.cli.release;

import dev.bers.problem.Problem;

/** What keeps a command from being answered by a server. */
final class RemoteProblems {

    private RemoteProblems() {}

    /** An address that is none. */
    static Problem noAddress(String found) {
        return Problem.error("BERS-CLI-020", "'" + found + "' is no address of a server")
                .foundInsteadOf(found, "http://HOST:PORT, or https://HOST")
                .suggesting("give --server http://127.0.0.1:3003, or set BERS_SERVER");
    }

    /** Nobody is there. */
    static Problem unreachable(String server, String why) {
        return Problem.error("BERS-CLI-021", "there is no server at " + server + ": " + why)
                .suggesting("start one with bers serve --dev, or say where it is with --server URL or BERS_SERVER");
    }

    /** Somebody else is there. */
    static Problem notOurs(String server, int status) {
        return Problem.error("BERS-CLI-022", "what answers at " + server + " is no BERS server, or not of this version")
                .foundInsteadOf("status " + status, "an answer of a BERS server")
                .suggesting(
                        "look at " + server + "/api/monitoring/health, and say where the server is with --server URL");
    }

    /** An environment that has run nothing before. */
    static Problem nothingBefore(String environment) {
        return Problem.error("BERS-CLI-023", environment + " has no release before the one that it runs")
                .suggesting("bers config releases " + environment + " lists those that there are");
    }
}
