package dev.bers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.environment.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of the reference workspace, with the calls of its old configuration object. */
class FolderTest {

    private static final Path PICASSO = Path.of("../examples/picasso");
    private static final String DEFAULT_TENANT = "fo85e6a06dcdf4";

    @TempDir
    Path folder;

    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(PICASSO.resolve("config"))) {
            files.forEach(this::copy);
        }
        copy(PICASSO.resolve("bers.yaml"));
    }

    private void copy(Path file) {
        try {
            Path target = folder.resolve(PICASSO.relativize(file).toString());
            if (!Files.isDirectory(target)) {
                Files.copy(file, target);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private FromFolder staging() {
        return Bers.load(folder).environment("staging").variables(Map.of()).onReport(reports::add);
    }

    private String report() throws InterruptedException {
        return Objects.requireNonNull(reports.poll(20, TimeUnit.SECONDS), "nothing was reported")
                .problem()
                .code()
                .text();
    }

    @Test
    void the_environment_is_detected_where_none_is_named() {
        try (Bers bers =
                Bers.load(folder).variables(Map.of("PICASSO_ENV", "preview")).open()) {
            assertThat(bers.snapshot()).hasToString("preview of a folder");
            assertThat(bers.calls().isStaging()).isTrue();
            assertThat(bers.calls().isProduction() || bers.calls().isDevelopment())
                    .isFalse();
        }
    }

    @Test
    void an_edited_file_arrives_and_an_invalid_one_is_reported() throws Exception {
        BlockingQueue<ReleaseChange> changes = new LinkedBlockingQueue<>();
        try (Bers bers = staging().tenant("demo123").open()) {
            bers.onChange(changes::add);
            Path file = folder.resolve("config/environments/staging.yaml");
            String before = Files.readString(file);
            Files.writeString(file, before.replace("DEBUG: true", "DEBUG: perhaps"));
            assertThat(report()).isEqualTo("BERS-CFG-010");
            assertThat(bers.isTrue("DEBUG")).isTrue();
            Files.writeString(file, before.replace("DEBUG: true", "DEBUG: false"));
            assertThat(Objects.requireNonNull(changes.poll(20, TimeUnit.SECONDS))
                            .changes())
                    .hasSize(1);
            assertThat(bers.isTrue("DEBUG")).isFalse();
        }
    }

    @Test
    void a_variable_that_leads_to_production_stops_the_start() {
        assertThatThrownBy(() -> staging()
                        .variables(Map.of("BERS_CONFIG__API_BASE_URL", "https://chat.picasso.example"))
                        .open())
                .hasMessageContaining("BERS-ISO-001");
        assertThatThrownBy(() -> staging().environment("nowhere").open()).hasMessageContaining("BERS-CFG-001");
    }

    @Test
    void the_old_calls_answer() {
        try (Bers bers = staging().open()) {
            Calls calls = bers.calls();
            assertThat(calls.getDefaultTenantHash()).isEqualTo(DEFAULT_TENANT);
            assertThat(calls.getConfigUrl("demo123"))
                    .isEqualTo("https://staging.picasso.example/Master_Function?action=get_config&t=demo123");
            assertThat(calls.getChatUrl(null)).isEqualTo("https://staging.picasso.example/chat?t=" + DEFAULT_TENANT);
            assertThat(calls.getStreamingUrl("")).endsWith("/connect?t=" + DEFAULT_TENANT);
            assertThat(calls.getLegacyS3ConfigUrl("demo123"))
                    .isEqualTo("https://picasso-staging.s3.amazonaws.com/tenants/demo123/config.json");
            assertThat(calls.getEndpointForEnvironment("API_BASE_URL", null))
                    .isEqualTo("https://staging.picasso.example");
            assertThat(calls.getEndpointForEnvironment("CHAT_ENDPOINT", "demo123"))
                    .endsWith("/chat?t=demo123");
            assertThat(calls.isStreamingEnabled()).isTrue();
            assertThat(calls.getEnvironmentAwareConfig())
                    .containsEntry("ENVIRONMENT", "staging")
                    .containsEntry("TIER", "staging")
                    .containsEntry("REQUEST_TIMEOUT", 10_000L)
                    .containsEntry("DEBUG", true)
                    .containsKey("THEME");
            assertThat(calls.loadConfiguration("monitoring", "staging")).isNotEmpty();
            assertThat(calls.detectEnvironment().environment().text()).isEqualTo("staging");
            assertThat(calls.detectEnvironment().source()).isEqualTo(Source.CONFIGURATION_FILE);
            assertThat(calls.getPerformanceMetrics().get("detection")).containsEntry("count", 2L);
            assertThat(calls.getPerformanceMetrics().get("reads")).isNotEmpty();
            assertThat(reports).isEmpty();
        }
    }

    @Test
    void what_fails_is_reported_and_answered_all_the_same() throws Exception {
        try (Bers bers = staging().open()) {
            Calls calls = bers.calls();
            assertThat(calls.getChatUrl("../x")).isEqualTo(Calls.NOWHERE);
            assertThat(report()).isEqualTo("BERS-APP-035");
            assertThat(calls.getEndpointForEnvironment("ANY", null)).isNull();
            assertThat(report()).isEqualTo("BERS-APP-036");
            assertThat(calls.getEffectiveConfiguration("environment", "production", null))
                    .containsEntry("API_BASE_URL", "https://staging.picasso.example");
            assertThat(report()).isEqualTo("BERS-APP-037");
            assertThat(bers.guard(java.net.http.HttpClient.newHttpClient())).isNotNull();
        }
    }
}
