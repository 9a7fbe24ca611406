package dev.bers.server.http;

import dev.bers.problem.Location;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every message about requests as such, and about starting the server. */
public final class ServerProblems {

    private ServerProblems() {}

    /** An address that nothing answers. */
    public static Problem unknownAddress(String path) {
        return Problem.error("BERS-SRV-001", "nothing is at " + path).suggesting("GET /openapi lists what there is");
    }

    /** A method that an address does not have. */
    public static Problem unknownMethod(String method, String path, Set<String> allowed) {
        String names = String.join(", ", new TreeSet<>(allowed));
        return Problem.error("BERS-SRV-002", "there is no " + method + " of " + path)
                .foundInsteadOf(method, names.isEmpty() ? null : "one of " + names);
    }

    /** A request that breaks the rules of HTTP or of addresses. */
    public static Problem malformed(String why) {
        return Problem.error("BERS-SRV-003", "the request cannot be understood: " + why)
                .suggesting("percent-encode what is no letter, digit or one of - . _ ~");
    }

    /** No form of the answer is one that the client takes. */
    public static Problem notAcceptable(String wanted) {
        return Problem.error("BERS-SRV-004", "there is no such form of the answer: " + wanted)
                .suggesting("send Accept: application/json, or no Accept");
    }

    /** A body beyond the bound. */
    public static Problem tooBig(long bytesMax) {
        return Problem.error("BERS-SRV-005", "the body is bigger than " + bytesMax + " bytes")
                .suggesting("send less at once");
    }

    /** A member of a body that is not of the type asked for. */
    public static Problem member(String name, String expected, String found) {
        return Problem.error("BERS-SRV-006", "the member '" + name + "' of the body must be " + expected)
                .at(Location.ofFile(JsonBody.NAME))
                .atPath(name)
                .foundInsteadOf(found, expected);
    }

    /** A member of a body that has to be there. */
    public static Problem memberMissing(String name) {
        return Problem.error("BERS-SRV-007", "the body lacks the member '" + name + "'")
                .at(Location.ofFile(JsonBody.NAME))
                .atPath(name);
    }

    /** A member of a body that nobody reads. */
    public static Problem unknownMember(String name, List<String> known) {
        return Problem.error("BERS-SRV-008", "the body has a member '" + name + "', which means nothing here")
                .at(Location.ofFile(JsonBody.NAME))
                .atPath(name)
                .foundInsteadOf(name, "one of " + String.join(", ", known))
                .suggesting(NearMiss.question(name, known));
    }

    /** A parameter of an address with an impossible value. */
    public static Problem parameter(String name, String found, String expected) {
        return Problem.error("BERS-SRV-009", "the parameter " + name + " must be " + expected + ", got: " + found)
                .foundInsteadOf(found, expected);
    }

    /** A parameter of an address that nobody reads. */
    public static Problem unknownParameter(String name, List<String> known) {
        return Problem.error("BERS-SRV-014", "there is no parameter '" + name + "' here")
                .foundInsteadOf(name, known.isEmpty() ? "none" : "one of " + String.join(", ", known))
                .suggesting(NearMiss.question(name, known));
    }

    /** A name in an address that cannot be one of anything. */
    public static Problem noName(String what, String found, List<String> declared) {
        return Problem.error("BERS-SRV-010", "'" + found + "' is the name of no " + what)
                .foundInsteadOf(found, declared.isEmpty() ? null : "one of " + String.join(", ", declared))
                .suggesting(NearMiss.question(found, declared));
    }

    /** An environment that has never been released to. */
    public static Problem noRelease(String environment) {
        return Problem.error("BERS-SRV-011", "the environment '" + environment + "' has no release yet")
                .suggesting("publish to it, or promote to it");
    }

    /** A server that nothing was released on. */
    public static Problem nothingReleased() {
        return Problem.error("BERS-SRV-015", "no environment has a release yet")
                .suggesting("publish a workspace first");
    }

    /** A refusal of HTTP that has no code of its own. */
    public static Problem other(int status) {
        return Problem.error("BERS-SRV-012", "the request is refused with the status " + status);
    }

    /**
     * The server itself failed.
     *
     * @param incident what the log names the fault by
     */
    public static Problem fault(String incident) {
        return Problem.error("BERS-SRV-013", "the server failed, which is its own fault and not yours: " + incident)
                .suggesting("look for " + incident + " in its log, and report what stands there");
    }

    /** A start without anybody being authenticated. */
    public static Problem noAuthentication() {
        return Problem.error("BERS-SRV-020", "no authentication is set up, so anybody could publish")
                .suggesting("bers serve --dev serves this machine alone, without authentication");
    }

    /** A port that something else listens on. */
    public static Problem portTaken(String host, int port) {
        return Problem.error("BERS-SRV-021", "something else listens on " + host + " port " + port)
                .suggesting("stop it, or choose another port with --port");
    }

    /** An address that is none of this machine's. */
    public static Problem cannotListen(String host, int port, String why) {
        return Problem.error("BERS-SRV-022", "the server can't listen on " + host + " port " + port + ": " + why)
                .suggesting("choose an address of this machine with --host, and a port that you may use with --port");
    }
}
