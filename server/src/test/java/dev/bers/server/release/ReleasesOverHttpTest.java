package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.server.bootstrap.Asked;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What an operator does with {@code curl}, one thing after the other. */
@QuarkusTest
@TestProfile(OwnFolder.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReleasesOverHttpTest {

    private static final String STAGING = "/api/v1/environments/staging";
    private static final String REVISIONS = "/api/v1/workspaces/chat/revisions";
    private static final String PUT = "/api/config/environment";

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    private HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        return new Asked(address).send(method, path, body, headers);
    }

    private void assertRefused(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(Asked.text(answer)).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Asked.text(answer)).contains("\"code\":\"" + code + "\"");
    }

    private String got(String path) {
        HttpResponse<byte[]> answer = new Asked(address).get(path);
        assertThat(answer.statusCode()).as(Asked.text(answer)).isEqualTo(200);
        return Asked.text(answer);
    }

    @Test
    @Order(1)
    void the_folder_is_the_first_release_of_all() {
        assertThat(got("/api/v1/environments"))
                .contains("\"workspace\":\"chat\"")
                .contains(
                        "\"environment\":\"staging\",\"tier\":\"staging\",\"running\":{\"environment\":\"staging\",\"release\":1");
        assertThat(got(REVISIONS)).contains("\"number\":1");
        assertThat(got(REVISIONS + "/1")).contains("\"config/environments/base.yaml\":\"sha256:");
        assertThat(got(STAGING + "/releases")).contains("\"kind\":\"import\"");
        assertThat(got(STAGING + "/releases/1")).contains("\"author\":\"folder\"");
    }

    @Test
    @Order(2)
    void an_environments_own_layer_is_replaced() {
        String layer = "{\"environment\":\"staging\",\"URL\":\"https://staging.chat.example/2\"}";
        HttpResponse<byte[]> answer = send("PUT", PUT, layer, "Bers-Author", "ann", "If-Match", "\"1\"");
        assertThat(answer.statusCode()).as(Asked.text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(Asked.text(answer)).contains("\"release\":2").contains("\"author\":\"ann\"");
        assertThat(got(STAGING + "/configuration/environment")).contains("https://staging.chat.example/2");
        assertRefused(send("PUT", PUT, layer.replace("/2", "/3"), "If-Match", "\"1\""), 412, "BERS-REL-005");
        assertRefused(send("PUT", PUT, layer, "If-Match", "one"), 400, "BERS-REL-014");
    }

    @Test
    @Order(3)
    void what_is_wrong_with_a_layer_is_told() {
        assertRefused(send("PUT", PUT, "{\"environment\":"), 400, "BERS-DOC-008");
        assertRefused(send("PUT", PUT, "{\"environment\":\"nowhere\",\"URL\":\"x\"}"), 404, "BERS-CFG-001");
        assertRefused(send("PUT", PUT, "{\"environment\":\"No Where\"}"), 404, "BERS-SRV-010");
        assertRefused(send("PUT", PUT, "{\"environment\":\"staging\",\"URL\":5}"), 422, "BERS-CFG-010");
        assertRefused(
                send("PUT", PUT, "{\"environment\":\"staging\",\"URL\":\"https://chat.example\"}"),
                422,
                "BERS-ISO-001");
        assertThat(got(STAGING + "/releases")).contains("\"release\":2").doesNotContain("\"release\":3");
    }

    @Test
    @Order(4)
    void documents_are_published_once_per_key() {
        String body = "{\"message\":\"more\",\"author\":\"bob\","
                + "\"documents\":{\"config/tenants/a/config.yaml\":\"LIMIT: 12\\n\",\"config/tenants/b/config.production.yaml\":null}}";
        HttpResponse<byte[]> first = send("POST", REVISIONS, body, "Idempotency-Key", "k1");
        assertThat(first.statusCode()).as(Asked.text(first)).isEqualTo(201);
        HttpResponse<byte[]> again = send("POST", REVISIONS, body, "Idempotency-Key", "k1");
        assertThat(Asked.text(again)).isEqualTo(Asked.text(first));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertRefused(send("POST", REVISIONS, body.replace("12", "13"), "Idempotency-Key", "k1"), 422, "BERS-REL-007");
        assertRefused(send("POST", REVISIONS, body, "Idempotency-Key", "k 1"), 400, "BERS-REL-008");
        assertRefused(send("POST", REVISIONS, "{\"documents\":{\"x\":\"\"}}"), 422, "BERS-REL-001");
        assertRefused(send("POST", REVISIONS, "{\"documents\":{\"bers.yaml\":5}}"), 422, "BERS-SRV-006");
        assertRefused(send("POST", "/api/v1/workspaces/chatt/revisions", body), 404, "BERS-REL-017");
    }

    @Test
    @Order(5)
    void a_zip_replaces_the_workspace() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> document : WorkspaceTexts.all().entrySet()) {
                zip.putNextEntry(new ZipEntry("chat/" + document.getKey()));
                zip.write(document.getValue());
            }
        }
        assertThat(sendZip(bytes.toByteArray()).statusCode()).isEqualTo(201);
        assertThat(sendZip(new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
        assertThat(got(STAGING + "/configuration/environment")).doesNotContain("staging.chat.example/2");
    }

    private HttpResponse<String> sendZip(byte[] zip) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(REVISIONS))
                            .header("Content-Type", "application/zip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(zip))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    @Order(6)
    void releases_are_rolled_back_promoted_and_switched() {
        assertThat(send("POST", STAGING + "/rollbacks", "{\"release\":2}").statusCode())
                .isEqualTo(201);
        assertThat(got(STAGING + "/configuration/environment")).contains("staging.chat.example/2");
        assertRefused(send("POST", STAGING + "/rollbacks", "{\"release\":99}"), 404, "BERS-REL-002");
        assertRefused(send("POST", STAGING + "/rollbacks", "{\"release\":\"2\"}"), 422, "BERS-SRV-006");
        HttpResponse<byte[]> dry =
                send("POST", "/api/v1/environments/production/promotions", "{\"from\":\"staging\",\"dryRun\":true}");
        assertThat(dry.statusCode()).as(Asked.text(dry)).isEqualTo(200);
        assertThat(Asked.text(dry)).contains("\"differences\":[").contains("\"type\":\"intended\"");
        assertThat(send("POST", "/api/v1/environments/production/promotions", "{\"from\":\"staging\"}")
                        .statusCode())
                .isEqualTo(201);
        assertRefused(send("POST", STAGING + "/switch", ""), 409, "BERS-REL-010");
        String body = "{\"slot\":\"inactive\",\"environments\":[\"staging\"],"
                + "\"documents\":{\"config/environments/staging.yaml\":\"URL: https://staging.chat.example/green\\n\"}}";
        assertThat(send("POST", REVISIONS, body).statusCode()).isEqualTo(201);
        assertThat(got("/api/v1/environments")).contains("\"waiting\":{\"environment\":\"staging\"");
        assertThat(send("POST", STAGING + "/switch", "").statusCode()).isEqualTo(201);
        assertThat(got(STAGING + "/configuration/environment")).contains("staging.chat.example/green");
    }

    @Test
    @Order(7)
    void what_differs_and_who_said_so_is_told() {
        assertThat(got("/api/v1/diff?from=staging@1&to=staging")).contains("\"path\":\"URL\"");
        assertThat(got(STAGING + "/explain/GREETING")).contains("\"author\":\"folder\"");
        assertRefused(new Asked(address).get(STAGING + "/explain/GREETINGS"), 404, "BERS-REL-019");
        assertRefused(new Asked(address).get("/api/v1/diff?from=&to=staging"), 400, "BERS-REL-020");
        assertRefused(new Asked(address).get("/api/v1/environments/nowhere/releases"), 404, "BERS-REL-004");
    }
}
