package dev.bers.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotProblemsTest {

    @Test
    void each_is_told_to_the_letter() {
        List<ProblemException> all = List.of(
                SnapshotProblems.malformed("the index", "release", "a text"),
                SnapshotProblems.otherFormat("the index", 2),
                SnapshotProblems.badSignature("staging", "k"),
                SnapshotProblems.otherEnvironment("staging", "production"),
                SnapshotProblems.older("staging", 1, 2),
                SnapshotProblems.altered("a body", "sha256:1", "sha256:2"),
                SnapshotProblems.contradiction("release", "1", "2"),
                SnapshotProblems.unknownTenant("acme", "staging", 3));

        assertThat(all)
                .extracting(refused -> refused.problems().get(0))
                .extracting(problem -> problem.code() + ": " + problem.message() + " → " + problem.suggestion())
                .containsExactly(
                        "BERS-SNP-001: the index of a snapshot must have a text as its release → see whether it comes from"
                                + " a BERS server, and publish the snapshot again",
                        "BERS-SNP-002: the index of a snapshot is of format 2, which is not known here → bring this client"
                                + " or server up to date",
                        "BERS-SNP-003: the snapshot of staging is signed by nobody who is trusted here: key k → find out"
                                + " who wrote it; if the key was changed, give its new public key to all who verify",
                        "BERS-SNP-004: the snapshot is of staging and not of production → correct the address; or"
                                + " something mixes up answers, or copied them: it is not used",
                        "BERS-SNP-005: the snapshot of staging is release 1, but release 2 was seen already → a cache is"
                                + " behind, or somebody puts an old one in its place; a rollback is a new release, so this"
                                + " is none",
                        "BERS-SNP-006: a body of the snapshot is not what its digest was made of → somebody or something"
                                + " altered it, or it was cut short: it is not used",
                        "BERS-SNP-007: the index of the snapshot has another release than what leads to it → publish the"
                                + " snapshot again",
                        "BERS-SNP-008: release 3 of staging has nothing for tenant acme → correct the hash, or publish the"
                                + " tenant's documents");
    }
}
