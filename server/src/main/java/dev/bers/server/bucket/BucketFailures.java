package dev.bers.server.bucket;

import dev.bers.problem.Problem;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the AWS SDK throws, told as problems of one bucket. */
final class BucketFailures {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAILED = 500;
    private static final int CAUSES_MAX = 8;
    private static final int RETRY_AFTER_SECONDS_MAX = 3600;

    private final BucketAddress address;
    private final BucketSettings settings;

    BucketFailures(BucketAddress address, BucketSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    BucketException of(SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? BucketException.ofBucket(ofAnswer(answer), retryAfter(answer).orElse(null), failure)
                : BucketException.ofBucket(ofClient(failure), null, failure);
    }

    /** Whether an answer is about the bucket as a whole, and not about an object of it. */
    boolean isOfBucket(AwsServiceException answer) {
        return code(answer).equals("NoSuchBucket");
    }

    private Problem ofAnswer(AwsServiceException answer) {
        int status = answer.statusCode();
        String code = code(answer);
        if (isOfBucket(answer)) {
            return BucketProblems.noBucket(address.bucket(), endpoint());
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return BucketProblems.denied(address.toString(), code.isEmpty() ? "status " + status : code);
        }
        return status == TOO_MANY_REQUESTS || status >= SERVER_FAILED
                ? BucketProblems.busy(address.toString(), status, code)
                : BucketProblems.refused(address.toString(), status, code);
    }

    private Problem ofClient(SdkException failure) {
        boolean isLate = failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || failure instanceof AbortedException
                || cause(failure, SocketTimeoutException.class) != null;
        if (isLate) {
            return BucketProblems.slow(address.toString(), settings.deadline());
        }
        Throwable network = cause(failure, IOException.class);
        if (network == null && String.valueOf(failure.getMessage()).contains("Unable to load credentials")) {
            return BucketProblems.noCredentials(address.toString());
        }
        Throwable told = network == null ? failure : network;
        return BucketProblems.unreachable(endpoint(), told.getClass().getSimpleName());
    }

    private String endpoint() {
        return settings.endpoint() == null ? "AWS" : settings.endpoint().toString();
    }

    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** How many seconds an answer asks to be left alone for; the form with a date is not one that S3 uses. */
    static Optional<Duration> retryAfter(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        if (details == null || details.sdkHttpResponse() == null) {
            return Optional.empty();
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(Integer.parseInt(text), RETRY_AFTER_SECONDS_MAX)));
    }

    static boolean isOfNetwork(Throwable failure) {
        return cause(failure, IOException.class) != null;
    }

    private static @Nullable Throwable cause(Throwable failure, Class<? extends Throwable> type) {
        Throwable at = failure;
        for (int i = 0; i < CAUSES_MAX && at != null; i++) {
            if (type.isInstance(at)) {
                return at;
            }
            at = at.getCause();
        }
        return null;
    }
}
