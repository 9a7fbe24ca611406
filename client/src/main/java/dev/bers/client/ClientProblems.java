package dev.bers.client;

import dev.bers.problem.Problem;
import java.util.List;

/** All messages about the use of a client: codes APP-030 to APP-039. */
final class ClientProblems {

    private ClientProblems() {}

    /** APP-030. */
    static Problem noEnvironment(String variable) {
        return Problem.error("BERS-APP-030", "nobody says of which environment this process is")
                .foundInsteadOf("neither environment(…) nor " + variable, "the name of a declared environment")
                .suggesting("set " + variable + " where the process starts, or name the environment in the code");
    }

    /** APP-031. */
    static Problem badName(String what, String found) {
        return Problem.error("BERS-APP-031", found + " cannot be the name of " + what)
                .foundInsteadOf(found, "a name as bers.yaml and the tenants' folders have them")
                .suggesting("correct what this client is given");
    }

    /** APP-032. */
    static Problem noWorkspaceModule() {
        return Problem.error("BERS-APP-032", "to load a folder takes the module bers-workspace, which is not there")
                .foundInsteadOf("bers-client alone", "bers-client and bers-workspace")
                .suggesting("add the dependency dev.bers:bers-workspace, or connect to a server");
    }

    /** APP-033. */
    static Problem noValue(String path, String environment) {
        return Problem.error("BERS-APP-033", path + " has no value in the configuration of " + environment)
                .atPath(path)
                .suggesting("give it a value in the workspace; until then the call answers with nothing");
    }

    /** APP-034. */
    static Problem badTemplate(String path, String template) {
        return Problem.error(
                        "BERS-APP-034",
                        path + " must be the template of a URL whose only expression is {tenant}, got: " + template)
                .atPath(path)
                .foundInsteadOf(template, "a URL with {tenant} where the tenant stands")
                .suggesting("write {tenant} where the tenant stands, and nothing else in braces");
    }

    /** APP-035. */
    static Problem badTenant(String found) {
        return Problem.error("BERS-APP-035", "a tenant is 1 to 64 letters, digits, - and _, got: " + found)
                .foundInsteadOf(found, "a tenant hash")
                .suggesting("pass the hash that the tenant was given; without any, the default tenant is meant");
    }

    /** APP-036. */
    static Problem unknownEndpoint(String type, List<String> known) {
        return Problem.error("BERS-APP-036", "getEndpointForEnvironment() knows no type " + type)
                .foundInsteadOf(type, "one of " + String.join(", ", known))
                .suggesting("use one of " + String.join(", ", known));
    }

    /** APP-037. */
    static Problem notHere(String asked, String own) {
        return Problem.error("BERS-APP-037", "this client has the configuration of " + own + ", and none of " + asked)
                .foundInsteadOf(asked, own)
                .suggesting("open another client for it; until then the call answers with its own");
    }

    /** APP-038. */
    static Problem listenerFailed(RuntimeException failure) {
        return Problem.error("BERS-APP-038", "who was told of a new release failed: " + failure)
                .suggesting("correct the listener; the release is used all the same");
    }

    /** APP-039. */
    static Problem unforeseen(RuntimeException failure) {
        return Problem.error("BERS-APP-039", "a release cannot be used, for a reason that nobody foresaw: " + failure)
                .suggesting("tell those who make BERS; the last good configuration stays");
    }
}
