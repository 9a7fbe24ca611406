package dev.bers.snapshot;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;

/** Every reason not to believe a snapshot. */
final class SnapshotProblems {

    private SnapshotProblems() {}

    static ProblemException malformed(String what, String member, String expected) {
        return new ProblemException(
                Problem.error("BERS-SNP-001", what + " of a snapshot must have " + expected + " as its " + member)
                        .foundInsteadOf(null, expected)
                        .suggesting("see whether it comes from a BERS server, and publish the snapshot again"));
    }

    static ProblemException otherFormat(String what, long format) {
        return new ProblemException(Problem.error(
                        "BERS-SNP-002", what + " of a snapshot is of format " + format + ", which is not known here")
                .foundInsteadOf(String.valueOf(format), String.valueOf(SnapshotPointer.FORMAT))
                .suggesting("bring this client or server up to date"));
    }

    static ProblemException badSignature(String environment, String key) {
        return new ProblemException(Problem.error(
                        "BERS-SNP-003",
                        "the snapshot of " + environment + " is signed by nobody who is trusted here: key " + key)
                .suggesting("find out who wrote it; if the key was changed, give its new public key to all who"
                        + " verify"));
    }

    static ProblemException otherEnvironment(String found, String expected) {
        return new ProblemException(Problem.error(
                        "BERS-SNP-004", "the snapshot is of " + found + " and not of " + expected)
                .foundInsteadOf(found, expected)
                .suggesting("correct the address; or something mixes up answers, or copied them: it is not used"));
    }

    static ProblemException older(String environment, long found, long seen) {
        return new ProblemException(Problem.error(
                        "BERS-SNP-005",
                        "the snapshot of " + environment + " is release " + found + ", but release " + seen
                                + " was seen already")
                .foundInsteadOf(String.valueOf(found), seen + " or later")
                .suggesting("a cache is behind, or somebody puts an old one in its place; a rollback is a new"
                        + " release, so this is none"));
    }

    static ProblemException altered(String what, String found, String expected) {
        return new ProblemException(
                Problem.error("BERS-SNP-006", what + " of the snapshot is not what its digest was made of")
                        .foundInsteadOf(found, expected)
                        .suggesting("somebody or something altered it, or it was cut short: it is not used"));
    }

    static ProblemException contradiction(String what, String found, String expected) {
        return new ProblemException(Problem.error(
                        "BERS-SNP-007", "the index of the snapshot has another " + what + " than what leads to it")
                .foundInsteadOf(found, expected)
                .suggesting("publish the snapshot again"));
    }

    static ProblemException unknownTenant(String tenant, String environment, long release) {
        return new ProblemException(Problem.error(
                        "BERS-SNP-008",
                        "release " + release + " of " + environment + " has nothing for tenant " + tenant)
                .foundInsteadOf(tenant, "a tenant of the snapshot")
                .suggesting("correct the hash, or publish the tenant's documents"));
    }
}
