package dev.bers.server.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketProblemsTest {

    @Test
    void each_is_told_to_the_letter() {
        List<Problem> all = List.of(
                BucketProblems.badAddress("things"),
                BucketProblems.badEndpoint("ftp://x"),
                BucketProblems.noCredentials("s3://things/"),
                BucketProblems.denied("s3://things/", "InvalidAccessKeyId"),
                BucketProblems.noBucket("things", "AWS"),
                BucketProblems.unreachable("AWS", "UnknownHostException"),
                BucketProblems.slow("s3://things/", Duration.ofSeconds(3)),
                BucketProblems.busy("s3://things/", 503, "SlowDown"),
                BucketProblems.refused("s3://things/", 301, "PermanentRedirect"),
                BucketProblems.tooLarge("s3://things/a.json", 7));

        assertThat(all)
                .extracting(problem -> problem.code() + ": " + problem.message() + " → " + problem.suggestion())
                .containsExactly(
                        "BERS-BKT-001: 'things' is no address in S3 → write s3:// and the bucket's name; a prefix may"
                                + " follow after a slash",
                        "BERS-BKT-002: BERS_S3_ENDPOINT must be the URL of an S3, got: ftp://x → correct it, or unset it"
                                + " to reach the S3 of AWS",
                        "BERS-BKT-003: there are no credentials for s3://things/ → set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, name a profile with AWS_PROFILE, or give the machine a role",
                        "BERS-BKT-004: s3://things/ denies access with these credentials: InvalidAccessKeyId → check the"
                                + " key and its secret, the policies of user and bucket, and this machine's clock",
                        "BERS-BKT-005: there is no bucket things at AWS → correct the name, or make the bucket;"
                                + " BERS_S3_ENDPOINT chooses the S3, AWS_REGION the region",
                        "BERS-BKT-006: AWS cannot be reached: UnknownHostException → check the network and"
                                + " BERS_S3_ENDPOINT; it is tried again by itself",
                        "BERS-BKT-007: s3://things/ gave no whole answer within 3000 ms → look how S3 and the network are"
                                + " doing; it is tried again by itself",
                        "BERS-BKT-008: s3://things/ can't answer now: status 503 SlowDown → look how S3 is doing; it is"
                                + " tried again by itself",
                        "BERS-BKT-009: s3://things/ refuses the request: status 301 PermanentRedirect → check AWS_REGION"
                                + " and BERS_S3_ENDPOINT: the bucket may be in another region",
                        "BERS-BKT-010: s3://things/a.json is larger than 7 bytes → put a smaller one in its place");
    }
}
