package dev.bers.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.server.bootstrap.Asked;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class HealthResourceTest {

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    @Test
    void a_server_that_has_releases_is_healthy() {
        HttpResponse<byte[]> answer = new Asked(address).get("/api/monitoring/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Asked.text(answer))
                .startsWith("{\"status\":\"healthy\",\"checks\":[{\"name\":\"liveness\"")
                .contains("\"name\":\"readiness\"", "\"name\":\"tenants\"");
    }
}
