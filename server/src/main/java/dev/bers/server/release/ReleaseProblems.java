package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import java.util.List;

/** Every message about publishing, promoting, rolling back and switching: codes REL-001 to REL-049. */
final class ReleaseProblems {

    private ReleaseProblems() {}

    static Problem badPath(String path) {
        return Problem.error("BERS-REL-001", "'" + path + "' is no document of a workspace")
                .at(Location.ofFile(path))
                .foundInsteadOf(path, "bers.yaml, or a .yaml, .yml or .json file below config/")
                .suggesting("name documents relative to the workspace, with / and without . and ..");
    }

    static Problem noRelease(EnvironmentName environment, long number, long newest) {
        return Problem.error("BERS-REL-002", "the environment '" + environment + "' has no release " + number)
                .foundInsteadOf(
                        Long.toString(number),
                        newest == 0 ? "no release, since there is none yet" : "a number from 1 to " + newest);
    }

    static Problem noRevision(long number, long newest) {
        return Problem.error("BERS-REL-003", "there is no revision " + number)
                .foundInsteadOf(
                        Long.toString(number),
                        newest == 0 ? "no revision, since there is none yet" : "a number from 1 to " + newest);
    }

    static Problem nothingRuns(EnvironmentName environment) {
        return Problem.error("BERS-REL-004", "the environment '" + environment + "' runs no release")
                .suggesting("publish the workspace to it, or promote another environment's release to it");
    }

    static Problem otherRelease(EnvironmentName environment, long expected, long actual) {
        return Problem.error(
                        "BERS-REL-005",
                        "the environment '" + environment + "' runs release " + actual + ", not " + expected)
                .foundInsteadOf(Long.toString(actual), Long.toString(expected))
                .suggesting("look at what was released meanwhile, then try again with If-Match: \"" + actual + "\"");
    }

    static Problem otherRevision(EnvironmentName environment, long expected, long actual) {
        return Problem.error(
                        "BERS-REL-006",
                        "the environment '" + environment + "' runs revision " + actual + ", not " + expected)
                .foundInsteadOf(Long.toString(actual), Long.toString(expected))
                .suggesting("look at what was published meanwhile, then try again with If-Match: \"" + actual + "\"");
    }

    static Problem keyOfAnother(String key) {
        return Problem.error("BERS-REL-007", "the Idempotency-Key '" + key + "' was given with another request")
                .suggesting("give each request a key of its own, and repeat only a request that is the same");
    }

    static Problem badKey(int lengthMax) {
        return Problem.error("BERS-REL-008", "an Idempotency-Key must have 1 to " + lengthMax + " visible characters")
                .suggesting("send a random one, such as a UUID");
    }

    static Problem crowded(int attempts) {
        return Problem.error(
                        "BERS-REL-009",
                        "other servers released " + attempts + " times meanwhile, so that this could not be released")
                .suggesting("try again");
    }

    static Problem emptySlot(EnvironmentName environment, Slot slot) {
        return Problem.error(
                        "BERS-REL-010",
                        "the slot " + slot.text() + " of the environment '" + environment + "' has no release")
                .suggesting("publish to it with \"slot\": \"inactive\"; then switch");
    }

    static Problem toItself(EnvironmentName environment) {
        return Problem.error("BERS-REL-011", "'" + environment + "' cannot be promoted to itself")
                .suggesting("name another environment in \"from\"");
    }

    static Problem authorship(String what, String found, String expected) {
        return Problem.error("BERS-REL-012", "the " + what + " must have " + expected)
                .foundInsteadOf(found, expected);
    }

    static Problem degraded(EnvironmentName environment, long number, long serving) {
        return Problem.error(
                        "BERS-REL-013",
                        "this server refuses release " + number + " of the environment '" + environment + "', and "
                                + (serving == 0
                                        ? "has no other one to serve"
                                        : "serves release " + serving + " instead"))
                .foundInsteadOf(Long.toString(serving), Long.toString(number))
                .suggesting("publish documents to the environment that this server accepts, or start the server that"
                        + " released them");
    }

    static Problem badIfMatch(String found) {
        return Problem.error("BERS-REL-014", "If-Match must name one release or revision by its number, got: " + found)
                .foundInsteadOf(found, "\"12\", or *")
                .suggesting("send the ETag of the answer that the change is based on");
    }

    static Problem notAZip(String reason) {
        return Problem.error("BERS-REL-015", "the body is no zip of a workspace: " + reason)
                .suggesting("zip the folder that holds bers.yaml");
    }

    static Problem zipBeyond(String what, long max) {
        return Problem.error("BERS-REL-016", "the zip has more than " + max + " " + what)
                .foundInsteadOf(null, "at most " + max + " " + what);
    }

    static Problem otherWorkspace(String found, String actual) {
        return Problem.error("BERS-REL-017", "this server has no workspace '" + found + "'")
                .foundInsteadOf(found, actual)
                .suggesting(NearMiss.question(found, List.of(actual)));
    }

    static Problem noDocuments() {
        return Problem.error("BERS-REL-018", "the request names no document")
                .suggesting("give \"documents\": {\"config/environments/base.yaml\": \"…\"}, with null to remove one");
    }

    static Problem unknownKey(String path, EnvironmentName environment, List<String> paths) {
        return Problem.error("BERS-REL-019", "nothing says anything of '" + path + "' in '" + environment + "'")
                .atPath(path)
                .suggesting(NearMiss.question(path, paths));
    }

    static Problem badSide(String found) {
        return Problem.error("BERS-REL-020", "'" + found + "' is nothing that can be compared")
                .foundInsteadOf(found, "ENV, ENV/TENANT, ENV@RELEASE or ENV@rREVISION")
                .suggesting("for example from=staging&to=production, or from=staging@12&to=staging");
    }
}
