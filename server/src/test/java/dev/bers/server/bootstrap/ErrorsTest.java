package dev.bers.server.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.MappingValue;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a request, the answer is a problem document with a code. */
@QuarkusTest
final class ErrorsTest {

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    private static void assertRefused(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        MappingValue body = Asked.json(answer);
        assertThat(body.toString()).contains(code);
        assertThat(body.keys()).containsExactly("type", "title", "status", "code", "detail", "problems");
        assertThat(Asked.text(answer)).doesNotContain("<html", "\tat ", "Exception");
    }

    private Asked ask() {
        return new Asked(address);
    }

    @Test
    void an_address_that_nothing_is_at_is_404() {
        assertRefused(ask().get("/nothing/here"), 404, "BERS-SRV-001");
        assertRefused(ask().get("/api/config/nothing"), 404, "BERS-SRV-001");
        assertRefused(ask().get("/api/v1/environments/staging/nothing"), 404, "BERS-SRV-001");
    }

    @Test
    void a_method_that_an_address_does_not_have_is_405() {
        HttpResponse<byte[]> ofRoute = ask().send("DELETE", "/api/v1/environments/staging/configuration", null);
        assertRefused(ofRoute, 405, "BERS-SRV-002");
        assertThat(ofRoute.headers().firstValue("allow").orElse("")).contains("GET");
        assertRefused(ask().send("DELETE", "/api/monitoring/health", null), 405, "BERS-SRV-002");
    }

    @Test
    void a_form_that_no_answer_has_is_406() {
        assertRefused(ask().get("/api/monitoring/health", "Accept", "image/png"), 406, "BERS-SRV-004");
    }

    @Test
    void malformed_json_is_400_with_its_place() {
        HttpResponse<byte[]> answer = ask().post("/api/config/cache/configuration/ttl", "{\"ttl\": ");
        assertRefused(answer, 400, "BERS-DOC-");
        assertThat(Asked.text(answer)).contains("\"line\":1");
    }

    @Test
    void a_body_of_wrong_types_is_422() {
        assertRefused(ask().post("/api/config/cache/configuration/ttl", "{\"ttl\": \"x\"}"), 422, "BERS-SRV-006");
        assertRefused(ask().post("/api/config/cache/configuration/ttl", "{\"ttl\": -1}"), 422, "BERS-SRV-006");
        assertRefused(ask().post("/api/config/cache/configuration/ttl", ""), 422, "BERS-SRV-007");
        HttpResponse<byte[]> misspelt = ask().post("/api/config/cache/configuration/ttl", "{\"tll\": 1}");
        assertRefused(misspelt, 422, "BERS-SRV-008");
        assertThat(Asked.text(misspelt)).contains("Did you mean ttl?");
    }

    @Test
    void a_body_of_any_media_type_is_read_as_json() {
        for (String type : new String[] {"application/x-www-form-urlencoded", "text/plain", "application/json"}) {
            assertThat(ask().post("/api/config/cache/configuration/ttl", "{\"ttl\": 600000}", "Content-Type", type)
                            .statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_body_beyond_the_bound_is_413() throws Exception {
        String head = "POST /api/config/cache/configuration/ttl HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Length: 104857600\r\n\r\n{";
        assertThat(raw(head)).startsWith("HTTP/1.1 413 ").contains("BERS-SRV-005");
    }

    @Test
    void an_address_that_is_encoded_badly_is_400_and_nothing_else() throws Exception {
        // Vert.x answers it by itself, before any route.
        for (String path :
                List.of("/api/v1/environments/%zz/configuration", "/nothing%zz", "/api/environment/detect?url=%zz")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .doesNotContain("Exception");
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_there_is_stands_in_the_openapi_document() {
        HttpResponse<byte[]> answer = ask().get("/openapi?format=json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Asked.text(answer))
                .contains(
                        "/api/v1/environments/{environment}/configuration",
                        "/api/monitoring/health",
                        "/api/environment/detect",
                        "/api/config/cache/clear",
                        "/spring/{application}/{profiles}",
                        "Problem");
    }
}
