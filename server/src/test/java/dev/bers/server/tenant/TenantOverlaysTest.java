package dev.bers.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.bucket.BucketAddress;
import dev.bers.server.bucket.RealS3;
import dev.bers.server.release.ActiveRelease;
import dev.bers.server.release.Release;
import dev.bers.server.release.Revision;
import dev.bers.server.release.Slot;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantOverlaysTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final TenantHash ACME = new TenantHash("acme");
    private static final TenantHash RELEASED = new TenantHash("released");
    private static final Duration TTL = TenantCacheSettings.DEFAULT.ttl();

    private static final Map<String, String> FILES = Map.of(
            "bers.yaml",
            """
            format: 1
            name: shop
            environments:
              staging: {tier: staging, hostnames: [staging.shop.example]}
              production: {tier: production, hostnames: [shop.example]}
            """,
            "config/environments/base.yaml",
            "LIMIT: 10\n",
            "config/environments/staging.yaml",
            "URL: https://staging.shop.example/api\n",
            "config/environments/production.yaml",
            "URL: https://shop.example/api\n",
            "config/schemas/environment.schema.json",
            """
            {"type": "object", "additionalProperties": false, "properties": {
              "LIMIT": {"type": "integer", "maximum": 100}, "URL": {"type": "string"}}}
            """,
            "config/tenants/released/config.yaml",
            "LIMIT: 20\n");

    @SuppressWarnings("NullAway.Init")
    private static RealS3 s3;

    private static int buckets;

    private final HandClock clock = new HandClock();
    private String bucket = "";

    @SuppressWarnings("NullAway.Init")
    private TenantOverlays overlays;

    @BeforeAll
    static void start() {
        s3 = new RealS3();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void open() {
        bucket = "overlays-" + buckets++;
        s3.bucket(bucket);
        TenantSource source =
                TenantSource.of(BucketAddress.SCHEME + bucket, s3.settings()).orElseThrow();
        TenantCache cache = new TenantCache(source, TenantCacheSettings.DEFAULT, clock::nanos, clock, Runnable::run);
        overlays = new TenantOverlays(cache, Map.of(), () -> LocalDate.EPOCH);
    }

    private void put(String name, String text) {
        s3.put(bucket, "tenants/acme/" + name, text);
    }

    private static ActiveRelease release(EnvironmentName environment, Map<String, String> files) {
        Map<String, byte[]> documents = new HashMap<>();
        files.forEach((file, text) -> documents.put(file, text.getBytes(StandardCharsets.UTF_8)));
        Revision revision = new Revision(1, null, "sha256:0", "somebody", "", Instant.EPOCH, List.of());
        Release release = new Release(
                environment, 1, 1, Release.Kind.IMPORT, Slot.BLUE, null, null, "somebody", "", Instant.EPOCH);
        return new ActiveRelease(release, revision, LoadedWorkspace.of(documents));
    }

    private static ActiveRelease release(EnvironmentName environment) {
        return release(environment, FILES);
    }

    private static String values(TenantOverlay overlay) {
        return Json.write(overlay.workspace()
                .resolver(Map.of())
                .resolve(ConfigKind.ENVIRONMENT, overlay.release().release().environment(), overlay.tenant())
                .configuration()
                .values());
    }

    private List<String> refusal(ActiveRelease active, TenantHash tenant) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> overlays.overlay(active, tenant));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    /** After the time of what is known, so that the next look sees what is there now. */
    private TenantOverlay later(ActiveRelease active) {
        clock.pass(TTL);
        overlays.overlay(active, ACME);
        return overlays.overlay(active, ACME);
    }

    @Test
    void a_tenant_of_the_bucket_overrides_the_release() {
        put("config.json", "{\"LIMIT\": 30}");
        put("config.production.yaml", "LIMIT: 40");
        assertThat(values(overlays.overlay(release(STAGING), ACME)))
                .isEqualTo("{\"LIMIT\":30,\"URL\":\"https://staging.shop.example/api\"}");
        assertThat(values(overlays.overlay(release(PRODUCTION), ACME)))
                .isEqualTo("{\"LIMIT\":40,\"URL\":\"https://shop.example/api\"}");
    }

    @Test
    void a_tenant_with_documents_for_another_environment_only_is_a_tenant_all_the_same() {
        put("config.production.yaml", "LIMIT: 40");
        assertThat(values(overlays.overlay(release(STAGING), ACME))).startsWith("{\"LIMIT\":10,");
    }

    @Test
    void a_tenant_of_the_release_is_seen_as_it_was_released() {
        s3.put(bucket, "tenants/released/config.json", "{\"LIMIT\": 30}");
        ActiveRelease active = release(STAGING);
        TenantOverlay overlay = overlays.overlay(active, RELEASED);
        assertThat(overlay.workspace()).isSameAs(active.workspace());
        assertThat(values(overlay)).startsWith("{\"LIMIT\":20,");
        assertThat(overlays.ready(active, RELEASED)).isPresent();
    }

    @Test
    void the_same_release_and_documents_give_the_very_same_view() {
        put("config.json", "{\"LIMIT\": 30}");
        ActiveRelease active = release(STAGING);
        assertThat(overlays.ready(active, ACME)).isEmpty();
        TenantOverlay overlay = overlays.overlay(active, ACME);
        assertThat(overlays.overlay(active, ACME)).isSameAs(overlay);
        assertThat(later(active)).isSameAs(overlay);
        assertThat(overlays.ready(active, ACME)).containsSame(overlay);
        ActiveRelease next = release(STAGING);
        assertThat(overlays.ready(next, ACME)).isEmpty();
        assertThat(overlays.overlay(next, ACME)).isNotSameAs(overlay);
    }

    @Test
    void an_unknown_tenant_is_a_clear_answer() {
        assertThat(refusal(release(STAGING), ACME))
                .containsExactly("error: no tenant 'acme' is in the release or at s3://" + bucket + "/ [BERS-TEN-002]");
        assertThat(catchThrowableOfType(ProblemException.class, () -> overlays.ready(release(STAGING), ACME)))
                .hasMessageContaining("BERS-TEN-002");
    }

    @Test
    void without_a_source_only_the_release_has_tenants() {
        overlays = new TenantOverlays(null, Map.of(), () -> LocalDate.EPOCH);
        assertThat(values(overlays.overlay(release(STAGING), RELEASED))).startsWith("{\"LIMIT\":20,");
        assertThat(refusal(release(STAGING), ACME)).singleElement().asString().contains("BERS-CFG-003");
        assertThat(overlays.cache()).isEmpty();
    }

    @Test
    void a_staging_tenant_cannot_name_a_host_of_production() {
        put("config.json", "{\"URL\": \"https://shop.example/api\"}");
        assertThat(refusal(release(STAGING), ACME))
                .singleElement()
                .asString()
                .contains("BERS-ISO-001")
                .startsWith("s3://" + bucket + "/tenants/acme/config.json:1:9: error: ");
        assertThat(values(overlays.overlay(release(PRODUCTION), ACME))).contains("https://shop.example/api");
    }

    @Test
    void what_breaks_the_schema_is_refused_and_the_last_good_documents_stay() {
        ActiveRelease active = release(STAGING);
        put("config.json", "{\"LIMIT\": 30}");
        overlays.overlay(active, ACME);
        put("config.json", "{\"LIMIT\": 300}");

        TenantOverlay overlay = later(active);
        assertThat(values(overlay)).startsWith("{\"LIMIT\":30,");
        assertThat(overlay.remarks())
                .extracting(problem -> problem.code().text())
                .containsExactly("BERS-TEN-006", "BERS-CFG-012");
        assertThat(overlay.remarks().get(1).location().file())
                .isEqualTo("s3://" + bucket + "/tenants/acme/config.json");

        ActiveRelease next = release(STAGING);
        assertThat(values(overlays.overlay(next, ACME)))
                .as("for a new release, too")
                .startsWith("{\"LIMIT\":30,");

        put("config.json", "{\"LIMIT\": 31}");
        assertThat(values(later(next))).startsWith("{\"LIMIT\":31,");
        assertThat(later(next).remarks()).isEmpty();
    }

    @Test
    void what_is_refused_from_the_first_is_refused_with_all_its_problems() {
        put("config.json", "{\"LIMIT\": 300, \"OTHER\": 1}");
        assertThat(refusal(release(STAGING), ACME)).hasSize(2);
        assertThat(refusal(release(STAGING), ACME).toString()).contains("BERS-CFG-012", "OTHER");
    }

    @Test
    void malformed_documents_are_told_with_their_place() {
        put("config.json", "{\"LIMIT\": }");
        assertThat(refusal(release(STAGING), ACME))
                .singleElement()
                .asString()
                .startsWith("s3://" + bucket + "/tenants/acme/config.json:1:11: error: ");
    }

    @Test
    void documents_that_are_no_text_are_told() {
        s3.put(bucket, "tenants/acme/config.json", new byte[] {'{', (byte) 0xff, '}'});
        assertThat(refusal(release(STAGING), ACME)).singleElement().asString().contains("UTF-8");
    }

    @Test
    void two_endings_for_one_document_are_refused() {
        put("config.json", "{}");
        put("config.yaml", "{}");
        assertThat(refusal(release(STAGING), ACME)).singleElement().asString().contains("BERS-WSP-002");
    }

    @Test
    void a_document_for_another_environment_that_is_malformed_does_no_harm() {
        put("config.json", "{\"LIMIT\": 30}");
        put("config.production.json", "{");
        assertThat(values(overlays.overlay(release(STAGING), ACME))).startsWith("{\"LIMIT\":30,");
        assertThat(refusal(release(PRODUCTION), ACME)).hasSize(1);
    }

    @Test
    void a_release_that_a_tenant_does_not_fit_refuses_the_tenant() {
        put("config.json", "{\"LIMIT\": 30}");
        overlays.overlay(release(STAGING), ACME);
        Map<String, String> stricter = new HashMap<>(FILES);
        stricter.computeIfPresent("config/schemas/environment.schema.json", (file, text) -> text.replace("100", "25"));
        assertThat(refusal(release(STAGING, stricter), ACME))
                .singleElement()
                .asString()
                .contains("BERS-CFG-012");
    }
}
