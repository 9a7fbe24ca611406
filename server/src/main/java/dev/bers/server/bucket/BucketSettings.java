package dev.bers.server.bucket;

import dev.bers.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a bucket is reached.
 *
 * @param endpoint of an S3 that is not that of AWS, whose buckets stand in the path; null for AWS
 * @param region null to find it as all tools of AWS do; {@value #REGION_OF_OTHERS} is taken where an endpoint is given
 * @param key null to find credentials as all tools of AWS do: variables, profiles, roles
 * @param deadline of one request, its repetitions included
 */
public record BucketSettings(
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable AccessKey key,
        Duration deadline) {

    /** The deadline where none is chosen. */
    public static final Duration DEADLINE = Duration.ofSeconds(3);

    static final String REGION_OF_OTHERS = "us-east-1";

    /**
     * Credentials.
     *
     * @param id that is sent along
     * @param secret that is only signed with
     */
    public record AccessKey(String id, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }

    /**
     * As the variables of a process say: {@code BERS_S3_ENDPOINT}, {@code AWS_REGION} or {@code AWS_DEFAULT_REGION}.
     *
     * @throws ProblemException if the endpoint is no URL
     */
    public static BucketSettings of(Map<String, String> variables) {
        String endpoint = variables.getOrDefault("BERS_S3_ENDPOINT", "");
        String region = variables.getOrDefault("AWS_REGION", variables.getOrDefault("AWS_DEFAULT_REGION", ""));
        return new BucketSettings(
                endpoint.isEmpty() ? null : endpoint(endpoint), region.isEmpty() ? null : region, null, DEADLINE);
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Told below, like any other text that is no such URL.
        }
        throw new ProblemException(BucketProblems.badEndpoint(text));
    }

    /** The same with another deadline. */
    public BucketSettings within(Duration other) {
        return new BucketSettings(endpoint, region, key, other);
    }
}
