package dev.bers.client.server;

import dev.bers.problem.Problem;

/** All messages about the way to the server: codes APP-001 to APP-009. */
public final class ServerProblems {

    private ServerProblems() {}

    /** APP-001. */
    public static Problem noConfiguration(String environment, String address) {
        return Problem.error(
                        "BERS-APP-001",
                        "there is no configuration of " + environment + ": " + address
                                + " did not give one in time, and there is no copy of one on this machine")
                .foundInsteadOf("neither an answer nor a copy", "one of them")
                .suggesting(
                        "start the server, or correct its address; a start with the server down works from the second "
                                + "time on");
    }

    /** APP-002. */
    static Problem unreachable(String address, String reason) {
        return Problem.warning("BERS-APP-002", address + " cannot be reached: " + reason)
                .foundInsteadOf(reason, "an answer")
                .suggesting("see whether the server is up; until then the last good configuration stays");
    }

    /** APP-003. */
    static Problem refused(String address, int status, String said) {
        return Problem.error("BERS-APP-003", address + " refuses: " + status + (said.isEmpty() ? "" : ", " + said))
                .foundInsteadOf(String.valueOf(status), "200 or 304")
                .suggesting("correct the environment, the tenant or the address that this client was given");
    }

    /** APP-004. */
    public static Problem noAddress(String address) {
        return Problem.error("BERS-APP-004", "a server's address must be a URL with http or https, got: " + address)
                .foundInsteadOf(address, "for example http://localhost:3003");
    }
}
