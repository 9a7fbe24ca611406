package dev.bers.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.exchange.GuardExchange;
import dev.bers.server.bootstrap.Asked;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What clients read, of the reference workspace. */
@QuarkusTest
final class ReadsTest {

    private static final String STAGING = "/api/v1/environments/staging/configuration";

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    private HttpResponse<byte[]> get(String path, String... headers) {
        return new Asked(address).get(path, headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Value at(MappingValue mapping, String... keys) {
        Value value = mapping;
        for (String key : keys) {
            value = Objects.requireNonNull(((MappingValue) value).get(key), key);
        }
        return value;
    }

    @Test
    void all_kinds_come_in_one_answer_that_says_whose_it_is() {
        HttpResponse<byte[]> answer = get(STAGING + "?tenant=demo123");
        MappingValue body = Asked.json(answer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Bers-Environment")).isEqualTo("staging");
        assertThat(header(answer, "Bers-Tenant")).isEqualTo("demo123");
        assertThat(header(answer, "Bers-Release")).isEqualTo("1");
        assertThat(header(answer, "Vary")).isEqualToIgnoringCase("accept-encoding");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(body.keys())
                .containsExactly(
                        "environment",
                        "tier",
                        "tenant",
                        "release",
                        "revision",
                        "digest",
                        "configurations",
                        "withheld",
                        "guard");
        assertThat(((MappingValue) at(body, "configurations")).keys())
                .containsExactly("environment", "providers", "build", "monitoring");
        assertThat(at(body, "digest").toString()).contains(header(answer, "Bers-Digest"));
    }

    @Test
    void the_digest_is_of_the_values_that_are_served() {
        MappingValue body = Asked.json(get(STAGING));
        MappingValue configurations = (MappingValue) at(body, "configurations");
        MappingValue.Builder values = MappingValue.builder();
        for (String kind : configurations.keys()) {
            values.put(kind, at(configurations, kind, "values"));
        }
        byte[] canonical = Json.canonical(values.build()).getBytes(StandardCharsets.UTF_8);
        assertThat(Json.write(at(body, "digest")))
                .isEqualTo("\"sha256:" + HexFormat.of().formatHex(ServedConfiguration.sha256(canonical)) + "\"");
    }

    @Test
    void the_guard_that_is_served_refuses_what_is_anothers() {
        MappingValue guard = (MappingValue) at(Asked.json(get(STAGING)), "guard");
        assertThat(GuardExchange.ofDeclared(guard)
                        .judge("https://chat.picasso.example/api")
                        .isRefused())
                .isTrue();
        assertThat(GuardExchange.ofDeclared(guard)
                        .judge("https://api.staging.picasso.example/chat")
                        .isRefused())
                .isFalse();
    }

    @Test
    void one_kind_comes_in_the_shape_of_bers_resolve() {
        MappingValue plain = Asked.json(get(STAGING + "/environment"));
        assertThat(plain.keys())
                .containsExactly(
                        "kind", "environment", "tenant", "digest", "values", "tier", "release", "revision", "withheld");
        assertThat(Asked.json(get(STAGING + "/environment?provenance=true")).keys())
                .contains("provenance");
    }

    @Test
    void a_client_that_has_the_newest_is_told_so_and_no_more() {
        String etag = header(get(STAGING), "ETag");
        assertThat(etag).startsWith("\"").endsWith("\"");
        for (String known : new String[] {etag, "\"other\", W/" + etag, "*"}) {
            HttpResponse<byte[]> answer = get(STAGING, "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(etag);
            assertThat(header(answer, "Bers-Release")).isEqualTo("1");
        }
        assertThat(get(STAGING, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(get(STAGING, "If-None-Match", etag, "Accept-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_packed_body_is_the_same_with_a_tag_of_its_own() throws IOException {
        HttpResponse<byte[]> packed = get(STAGING, "Accept-Encoding", "br, gzip;q=0.5");
        HttpResponse<byte[]> plain = get(STAGING, "Accept-Encoding", "gzip;q=0");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void a_head_has_the_headers_of_a_get() {
        HttpResponse<byte[]> get = get(STAGING);
        HttpResponse<byte[]> head = new Asked(address).send("HEAD", STAGING, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(get.body().length));
    }

    @Test
    void a_name_that_is_not_declared_is_answered_with_those_that_are() {
        assertThat(Asked.text(get("/api/v1/environments/stagin/configuration")))
                .contains("\"status\":404", "BERS-CFG-001", "development, staging, production, preview")
                .contains("Did you mean staging?");
        assertThat(Asked.text(get("/api/v1/environments/Staging!/configuration")))
                .contains("\"status\":404", "BERS-SRV-010");
        assertThat(Asked.text(get(STAGING + "/provider"))).contains("\"status\":404", "BERS-CFG-002", "providers");
        assertThat(Asked.text(get(STAGING + "?tenant=demo124"))).contains("\"status\":404", "BERS-CFG-003", "demo123");
        assertThat(Asked.text(get(STAGING + "?tenant=a%2Fb"))).contains("\"status\":400", "BERS-SRV-009");
        assertThat(Asked.text(get(STAGING + "?tennant=demo123")))
                .contains("\"status\":400", "BERS-SRV-014", "Did you mean tenant?");
    }

    @Test
    void the_current_configuration_is_that_of_the_detected_environment() {
        MappingValue current = Asked.json(get("/api/config/environment/current?environment=staging"));
        assertThat(Json.write(at(current, "environment"))).isEqualTo("\"staging\"");
        assertThat(current.keys()).contains("values", "provenance", "withheld");
        assertThat(get("/api/config/environment/current").statusCode()).isEqualTo(200);
        MappingValue validity = Asked.json(get("/api/config/environment/validate?environment=staging"));
        assertThat(Json.write(at(validity, "valid"))).isEqualTo("true");
    }

    @Test
    void the_cache_is_counted_set_and_emptied() {
        Asked ask = new Asked(address);
        get(STAGING);
        get(STAGING);
        MappingValue statistics = Asked.json(get("/api/monitoring/cache/configuration"));
        assertThat(statistics.keys()).contains("hits", "misses", "hitRate", "size", "oldestAgeMillis", "ttl");
        assertThat(Asked.text(ask.post("/api/config/cache/configuration/ttl", "{\"ttl\": 300000}")))
                .contains("\"ttl\":300000");
        assertThat(Asked.text(ask.post("/api/config/cache/environment-detection/ttl", "{\"ttl\": 300000}")))
                .contains("\"ttl\":300000");
        assertThat(Asked.text(ask.post("/api/config/cache/clear", ""))).contains("\"configuration\":");
        assertThat(ask.post("/api/config/cache/optimize", "").statusCode()).isEqualTo(200);
        assertThat(ask.post("/api/monitoring/cache/cleanup", "").statusCode()).isEqualTo(200);
        assertThat(Asked.json(get("/api/monitoring/cache/stats")).keys())
                .containsExactly("environmentDetection", "configuration");
        assertThat(Asked.json(get("/api/monitoring/cache/environment-detection"))
                        .keys())
                .contains("count", "hits", "decisions", "latencyMicros", "ttl");
    }
}
