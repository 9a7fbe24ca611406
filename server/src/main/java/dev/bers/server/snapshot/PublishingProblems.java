package dev.bers.server.snapshot;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/** Every message about publishing snapshots. */
final class PublishingProblems {

    private PublishingProblems() {}

    static Problem badKey(String file, String reason) {
        return Problem.error("BERS-SNP-020", file + " is no private key to sign snapshots with: " + reason)
                .at(Location.ofFile(file))
                .foundInsteadOf(null, "an Ed25519 key as PKCS#8 in PEM")
                .suggesting("make one with `openssl genpkey -algorithm ed25519 -out " + file + "`");
    }

    static Problem noKey(String variable) {
        return Problem.error("BERS-SNP-021", "snapshots are to be published, but " + variable + " names no key")
                .suggesting("set it to the file of an Ed25519 key; docs/tenants.md says how to make one");
    }

    static Problem unwritable(String file, String reason) {
        return Problem.error("BERS-SNP-022", file + " cannot be written: " + reason)
                .at(Location.ofFile(file))
                .suggesting("make room, and let the server write there; it is tried again by itself");
    }

    static Problem unreadable(String file, String reason) {
        return Problem.error("BERS-SNP-023", file + " cannot be read: " + reason)
                .at(Location.ofFile(file))
                .suggesting("let the server read and write there; it is tried again by itself");
    }

    static Problem overtaken(String pointer, int attempts) {
        return Problem.error(
                        "BERS-SNP-024",
                        pointer + " was changed by somebody else each of the " + attempts + " times it was written")
                .suggesting("see which servers publish there; one address is for one workspace");
    }

    static Problem tooLarge(String environment, long bytes, long bytesMax) {
        return Problem.error(
                        "BERS-SNP-025",
                        "the index of the snapshot of " + environment + " has " + bytes + " bytes, more than "
                                + bytesMax)
                .foundInsteadOf(String.valueOf(bytes), "at most " + bytesMax)
                .suggesting("publish fewer tenants; those of a bucket need no snapshot");
    }

    static Problem fault(String environment, String fault) {
        return Problem.error(
                        "BERS-SNP-026",
                        "publishing the snapshot of " + environment + " failed by the server's own fault: " + fault)
                .suggesting("report it, with what the log says; it is tried again by itself");
    }
}
