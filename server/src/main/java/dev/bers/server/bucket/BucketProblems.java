package dev.bers.server.bucket;

import dev.bers.problem.Problem;
import java.time.Duration;

/**
 * Every message about buckets. What an S3 says in its own words is left out, but for its codes: it may repeat what was
 * signed.
 */
final class BucketProblems {

    private BucketProblems() {}

    static Problem badAddress(String text) {
        return Problem.error("BERS-BKT-001", "'" + text + "' is no address in S3")
                .foundInsteadOf(text, "s3://BUCKET or s3://BUCKET/PREFIX")
                .suggesting("write s3:// and the bucket's name; a prefix may follow after a slash");
    }

    static Problem badEndpoint(String text) {
        return Problem.error("BERS-BKT-002", "BERS_S3_ENDPOINT must be the URL of an S3, got: " + text)
                .foundInsteadOf(text, "a URL such as https://s3.example.com")
                .suggesting("correct it, or unset it to reach the S3 of AWS");
    }

    static Problem noCredentials(String bucket) {
        return Problem.error("BERS-BKT-003", "there are no credentials for " + bucket)
                .suggesting("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile with AWS_PROFILE, or give"
                        + " the machine a role");
    }

    static Problem denied(String bucket, String code) {
        return Problem.error("BERS-BKT-004", bucket + " denies access with these credentials: " + code)
                .foundInsteadOf(code, "s3:ListBucket and s3:GetObject, and s3:PutObject to publish")
                .suggesting("check the key and its secret, the policies of user and bucket, and this machine's clock");
    }

    static Problem noBucket(String bucket, String endpoint) {
        return Problem.error("BERS-BKT-005", "there is no bucket " + bucket + " at " + endpoint)
                .suggesting(
                        "correct the name, or make the bucket; BERS_S3_ENDPOINT chooses the S3, AWS_REGION the region");
    }

    static Problem unreachable(String endpoint, String reason) {
        return Problem.error("BERS-BKT-006", endpoint + " cannot be reached: " + reason)
                .suggesting("check the network and BERS_S3_ENDPOINT; it is tried again by itself");
    }

    static Problem slow(String bucket, Duration deadline) {
        return Problem.error("BERS-BKT-007", bucket + " gave no whole answer within " + deadline.toMillis() + " ms")
                .suggesting("look how S3 and the network are doing; it is tried again by itself");
    }

    static Problem busy(String bucket, int status, String code) {
        return Problem.error("BERS-BKT-008", bucket + " can't answer now: status " + status + " " + code)
                .suggesting("look how S3 is doing; it is tried again by itself");
    }

    static Problem refused(String bucket, int status, String code) {
        return Problem.error("BERS-BKT-009", bucket + " refuses the request: status " + status + " " + code)
                .suggesting("check AWS_REGION and BERS_S3_ENDPOINT: the bucket may be in another region");
    }

    static Problem tooLarge(String object, long bytesMax) {
        return Problem.error("BERS-BKT-010", object + " is larger than " + bytesMax + " bytes")
                .foundInsteadOf(null, "at most " + bytesMax + " bytes")
                .suggesting("put a smaller one in its place");
    }
}
