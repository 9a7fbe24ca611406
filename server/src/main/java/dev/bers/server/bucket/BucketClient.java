package dev.bers.server.bucket;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the client of the AWS SDK that a bucket is asked with. */
final class BucketClient {

    private static final int ATTEMPTS_MAX = 3;
    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAILED = 500;

    private BucketClient() {}

    static S3Client make(BucketSettings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.deadline())
                        .socketTimeout(settings.deadline()))
                // An S3 other than that of AWS often knows neither trailing checksums nor chunks that are signed.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(settings.endpoint() != null)
                        .build())
                .overrideConfiguration(override ->
                        override.apiCallTimeout(settings.deadline()).retryStrategy(repetitions(settings.deadline())));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.region() != null || settings.endpoint() != null) {
            builder.region(Region.of(settings.region() == null ? BucketSettings.REGION_OF_OTHERS : settings.region()));
        }
        BucketSettings.AccessKey key = settings.key();
        if (key != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())));
        }
        return builder.build();
    }

    /**
     * At most three attempts, with a random pause between them (full jitter). The SDK pauses at least as long as the answer's
     * {@code Retry-After}; what would end after the deadline is not begun. The SDK's own conditions are left out: a failure is
     * tried again if one condition of several holds, so that they would wait for what is not worth it.
     */
    private static RetryStrategy repetitions(Duration deadline) {
        return StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .maxAttempts(ATTEMPTS_MAX)
                .backoffStrategy(BackoffStrategy.exponentialDelay(PAUSE_MIN, PAUSE_MAX))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(PAUSE_MIN, PAUSE_MAX))
                .retryOnException(failure -> isWorthAnother(failure, deadline))
                .build();
    }

    private static boolean isWorthAnother(Throwable failure, Duration deadline) {
        if (failure instanceof AwsServiceException answer) {
            return isPassing(answer)
                    && BucketFailures.retryAfter(answer)
                            .map(pause -> pause.compareTo(deadline) < 0)
                            .orElse(true);
        }
        return failure instanceof SdkClientException && BucketFailures.isOfNetwork(failure);
    }

    /** Beyond what the status says: the SDK corrects a clock that is wrong, and S3 tells a slow request with status 400. */
    private static boolean isPassing(AwsServiceException answer) {
        return answer.statusCode() == TOO_MANY_REQUESTS
                || answer.statusCode() >= SERVER_FAILED
                || answer.isClockSkewException()
                || BucketFailures.code(answer).equals("RequestTimeout");
    }
}
