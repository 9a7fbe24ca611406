package dev.bers.server.live;

import dev.bers.problem.Problem;

/** Every message about live updates. */
final class LiveProblems {

    private LiveProblems() {}

    /** LIV-001. */
    static Problem unknownRelease(long from, String environment) {
        return Problem.error(
                        "BERS-LIV-001",
                        "what changed in " + environment + " since release " + from + " is not known any more")
                .foundInsteadOf(String.valueOf(from), "one of the last releases that clients were told of")
                .suggesting("read the whole configuration instead");
    }

    /** LIV-002. */
    static Problem tooManySubscribers(int countMax) {
        return Problem.error("BERS-LIV-002", "more than " + countMax + " clients listen already")
                .suggesting("come back later, or start another instance of the server");
    }

    /** LIV-003. */
    static Problem unknownClient(String id, String environment) {
        return Problem.error("BERS-LIV-003", "no client of " + environment + " has told of itself as " + id)
                .suggesting("GET the list of clients to see who did");
    }

    /** LIV-004. */
    static Problem badClient(String found) {
        return Problem.error("BERS-LIV-004", "a client is named by 1 to 64 letters, digits, - _ and ., got: " + found)
                .foundInsteadOf(found, "for example a UUID");
    }
}
