package dev.bers.server.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.server.bootstrap.Asked;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class DetectionResourceTest {

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    private String get(String path, String... headers) {
        return Asked.text(new Asked(address).get(path, headers));
    }

    @Test
    void a_host_decides_which_environment_a_request_is_in() {
        assertThat(get("/api/environment/hostname-detection"))
                .contains("\"environment\":\"development\"", "\"source\":\"hostname\"");
        assertThat(get("/api/environment/hostname-detection?hostname=pr-7.preview.picasso.example"))
                .contains("\"environment\":\"preview\"");
        assertThat(get("/api/environment/hostname-detection?url=https://staging.picasso.example/x"))
                .contains("\"environment\":\"staging\"");
    }

    @Test
    void what_anybody_can_say_of_the_host_does_not_count() {
        assertThat(get(
                        "/api/environment/hostname-detection",
                        "X-Forwarded-Host",
                        "staging.picasso.example",
                        "Forwarded",
                        "host=staging.picasso.example"))
                .contains("\"environment\":\"development\"");
    }

    @Test
    void a_detection_says_what_else_was_looked_at() {
        assertThat(get("/api/environment/detect?hostname=staging.picasso.example"))
                .contains("\"candidates\":[", "\"durationMicros\":", "\"warnings\":");
        assertThat(get("/api/environment/detect?hostnam=x")).contains("BERS-SRV-014", "Did you mean hostname?");
    }
}
