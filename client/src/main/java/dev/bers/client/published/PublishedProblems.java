package dev.bers.client.published;

import dev.bers.problem.Problem;

/** All messages about the way to published snapshots: codes SNP-030 to SNP-039. */
final class PublishedProblems {

    private PublishedProblems() {}

    /** SNP-030. */
    static Problem badKeys(String found) {
        return Problem.error("BERS-SNP-030", "the keys to verify snapshots with must be Ed25519 keys: " + found)
                .foundInsteadOf(null, "public keys as X.509 in PEM")
                .suggesting("write them with `openssl pkey -in KEY -pubout`");
    }

    /** SNP-031. */
    static Problem missing(String address) {
        return Problem.error("BERS-SNP-031", "there is nothing at " + address)
                .suggesting("correct the address, or see whether a snapshot was published there");
    }
}
