package dev.bers.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishingProblemsTest {

    @Test
    void each_is_told_to_the_letter() {
        List<Problem> all = List.of(
                PublishingProblems.badKey("key.pem", "it is empty"),
                PublishingProblems.noKey("BERS_SIGNING_KEY"),
                PublishingProblems.unwritable("out/x", "access is denied"),
                PublishingProblems.unreadable("out/x", "AccessDeniedException"),
                PublishingProblems.overtaken("environments/staging/latest.json", 5),
                PublishingProblems.tooLarge("staging", 8, 7),
                PublishingProblems.fault("staging", "java.lang.IllegalStateException"));

        assertThat(all)
                .extracting(problem -> problem.code() + " " + problem.location() + ": " + problem.message() + " → "
                        + problem.suggestion())
                .containsExactly(
                        "BERS-SNP-020 key.pem: key.pem is no private key to sign snapshots with: it is empty → make one"
                                + " with `openssl genpkey -algorithm ed25519 -out key.pem`",
                        "BERS-SNP-021 : snapshots are to be published, but BERS_SIGNING_KEY names no key → set it to the"
                                + " file of an Ed25519 key; docs/tenants.md says how to make one",
                        "BERS-SNP-022 out/x: out/x cannot be written: access is denied → make room, and let the server"
                                + " write there; it is tried again by itself",
                        "BERS-SNP-023 out/x: out/x cannot be read: AccessDeniedException → let the server read and write"
                                + " there; it is tried again by itself",
                        "BERS-SNP-024 : environments/staging/latest.json was changed by somebody else each of the 5 times"
                                + " it was written → see which servers publish there; one address is for one workspace",
                        "BERS-SNP-025 : the index of the snapshot of staging has 8 bytes, more than 7 → publish fewer"
                                + " tenants; those of a bucket need no snapshot",
                        "BERS-SNP-026 : publishing the snapshot of staging failed by the server's own fault:"
                                + " java.lang.IllegalStateException → report it, with what the log says; it is tried"
                                + " again by itself");
    }
}
