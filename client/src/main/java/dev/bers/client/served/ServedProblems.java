package dev.bers.client.served;

import dev.bers.problem.Problem;
import org.jspecify.annotations.Nullable;

/** All messages about what a server answered: codes APP-010 to APP-019. */
final class ServedProblems {

    private ServedProblems() {}

    /** APP-010. */
    static Problem malformed(String reason) {
        return Problem.error("BERS-APP-010", "what was received is no configuration: " + reason)
                .foundInsteadOf(reason, "what the server's interface describes")
                .suggesting("see whether the address leads to a BERS server of this version, not to a proxy's page");
    }

    /** APP-011. */
    static Problem otherEnvironment(String found, String expected) {
        return Problem.error("BERS-APP-011", "a configuration of " + found + " was received instead of " + expected)
                .foundInsteadOf(found, expected)
                .suggesting("a proxy or cache mixes up answers, or a file was copied from elsewhere: correct that; "
                        + "this one is not used");
    }

    /** APP-012. */
    static Problem wrongDigest(String what, String found, String expected) {
        return Problem.error("BERS-APP-012", "the values of " + what + " are not those that the digest was made of")
                .foundInsteadOf(found, expected)
                .suggesting("somebody or something altered them on the way: find out who; they are not used");
    }

    /** APP-013. */
    static Problem withheld(String path, @Nullable String variable) {
        String whence = variable == null ? "BERS_CONFIG__ and its path with __ between the parts" : variable;
        return Problem.warning("BERS-APP-013", path + " is not handed out by the server, and this process has no value")
                .atPath(path)
                .foundInsteadOf(null, "a variable of this process")
                .suggesting("set it where the process starts: " + whence);
    }
}
