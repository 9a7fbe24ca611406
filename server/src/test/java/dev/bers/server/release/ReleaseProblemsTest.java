package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every message to the letter. */
class ReleaseProblemsTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");

    private static void assertSays(Problem problem, String code, String message, String cure) {
        assertThat(problem.code().text()).isEqualTo("BERS-REL-" + code);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(String.valueOf(problem.suggestion())).isEqualTo(cure);
    }

    @Test
    void of_what_is_not_there() {
        assertSays(
                ReleaseProblems.noRelease(STAGING, 9, 3), "002", "the environment 'staging' has no release 9", "null");
        assertThat(ReleaseProblems.noRelease(STAGING, 9, 3).expected()).isEqualTo("a number from 1 to 3");
        assertThat(ReleaseProblems.noRelease(STAGING, 9, 0).expected())
                .isEqualTo("no release, since there is none yet");
        assertSays(ReleaseProblems.noRevision(9, 3), "003", "there is no revision 9", "null");
        assertThat(ReleaseProblems.noRevision(9, 0).expected()).isEqualTo("no revision, since there is none yet");
        assertSays(
                ReleaseProblems.nothingRuns(STAGING),
                "004",
                "the environment 'staging' runs no release",
                "publish the workspace to it, or promote another environment's release to it");
        assertSays(
                ReleaseProblems.emptySlot(STAGING, Slot.GREEN),
                "010",
                "the slot green of the environment 'staging' has no release",
                "publish to it with \"slot\": \"inactive\"; then switch");
        assertSays(
                ReleaseProblems.otherWorkspace("picaso", "picasso"),
                "017",
                "this server has no workspace 'picaso'",
                "Did you mean picasso?");
        assertSays(
                ReleaseProblems.unknownKey("GREETINGS", STAGING, List.of("GREETING")),
                "019",
                "nothing says anything of 'GREETINGS' in 'staging'",
                "Did you mean GREETING?");
    }

    @Test
    void of_what_happened_meanwhile() {
        assertSays(
                ReleaseProblems.otherRelease(STAGING, 12, 13),
                "005",
                "the environment 'staging' runs release 13, not 12",
                "look at what was released meanwhile, then try again with If-Match: \"13\"");
        assertSays(
                ReleaseProblems.otherRevision(STAGING, 7, 8),
                "006",
                "the environment 'staging' runs revision 8, not 7",
                "look at what was published meanwhile, then try again with If-Match: \"8\"");
        assertSays(
                ReleaseProblems.crowded(16),
                "009",
                "other servers released 16 times meanwhile, so that this could not be released",
                "try again");
        assertSays(
                ReleaseProblems.degraded(STAGING, 4, 3),
                "013",
                "this server refuses release 4 of the environment 'staging', and serves release 3 instead",
                "publish documents to the environment that this server accepts, or start the server that released them");
        assertThat(ReleaseProblems.degraded(STAGING, 4, 0).message())
                .isEqualTo("this server refuses release 4 of the environment 'staging', and has no other one to serve");
    }

    @Test
    void of_requests_that_cannot_be_met() {
        assertSays(
                ReleaseProblems.badPath("../x.yaml"),
                "001",
                "'../x.yaml' is no document of a workspace",
                "name documents relative to the workspace, with / and without . and ..");
        assertSays(
                ReleaseProblems.keyOfAnother("k1"),
                "007",
                "the Idempotency-Key 'k1' was given with another request",
                "give each request a key of its own, and repeat only a request that is the same");
        assertSays(
                ReleaseProblems.badKey(128),
                "008",
                "an Idempotency-Key must have 1 to 128 visible characters",
                "send a random one, such as a UUID");
        assertSays(
                ReleaseProblems.toItself(STAGING),
                "011",
                "'staging' cannot be promoted to itself",
                "name another environment in \"from\"");
        assertSays(
                ReleaseProblems.authorship("author", "", "1 to 256 letters on one line"),
                "012",
                "the author must have 1 to 256 letters on one line",
                "null");
        assertSays(
                ReleaseProblems.badIfMatch("abc"),
                "014",
                "If-Match must name one release or revision by its number, got: abc",
                "send the ETag of the answer that the change is based on");
        assertSays(
                ReleaseProblems.notAZip("it has no bers.yaml"),
                "015",
                "the body is no zip of a workspace: it has no bers.yaml",
                "zip the folder that holds bers.yaml");
        assertSays(ReleaseProblems.zipBeyond("entries", 20_000), "016", "the zip has more than 20000 entries", "null");
        assertSays(
                ReleaseProblems.noDocuments(),
                "018",
                "the request names no document",
                "give \"documents\": {\"config/environments/base.yaml\": \"…\"}, with null to remove one");
        assertSays(
                ReleaseProblems.badSide("staging@"),
                "020",
                "'staging@' is nothing that can be compared",
                "for example from=staging&to=production, or from=staging@12&to=staging");
    }
}
