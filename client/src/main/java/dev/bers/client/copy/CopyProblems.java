package dev.bers.client.copy;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/** All messages about the copy on disk: codes APP-020 to APP-024. */
final class CopyProblems {

    private CopyProblems() {}

    /** APP-020. */
    static Problem altered(String file) {
        return Problem.warning("BERS-APP-020", "the last good configuration on disk was altered or cut short")
                .at(Location.ofFile(file))
                .foundInsteadOf("other bytes than were written", "what this client wrote")
                .suggesting("find out who writes there; it is not used, and written anew once the server answers");
    }

    /** APP-021. */
    static Problem unreadable(String file, String reason) {
        return Problem.warning("BERS-APP-021", "the last good configuration on disk cannot be read: " + reason)
                .at(Location.ofFile(file))
                .suggesting("let this process read and write the folder");
    }

    /** APP-022. */
    static Problem unwritable(String file, String reason) {
        return Problem.warning("BERS-APP-022", "the last good configuration cannot be written to disk: " + reason)
                .at(Location.ofFile(file))
                .suggesting(
                        "make room and let this process write there: without a copy it cannot start while the server "
                                + "is down");
    }
}
