package dev.bers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.client.server.Timing;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client against a server that does what no real one can be asked for: lies, breaks off, never ends. */
class ClientContractTest {

    private static final String VALUES =
            "{\"API_BASE_URL\": \"https://api.staging.picasso.example\", \"RETRY_ATTEMPTS\": 3, \"DEBUG\": true}";
    private static final String OTHER = VALUES.replace("3", "4");
    private static final Timing QUICK = new Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(30),
            Duration.ofMillis(10),
            Duration.ofMillis(50));

    @TempDir
    Path folder;

    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<ReleaseChange> changes = new LinkedBlockingQueue<>();
    private ContractServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ContractServer(ServedAnswer.ofStaging(1, VALUES));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private FromServer client() {
        return Bers.connect(server.uri())
                .environment("staging")
                .variables(Map.of())
                .timing(QUICK)
                .cache(folder.resolve("cache"))
                .application("test")
                .onReport(reports::add);
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String report(String code) {
        while (true) {
            Report report = next(reports);
            if (report.problem().code().text().equals(code)) {
                return report.problem().message();
            }
        }
    }

    private static <T> T until(BlockingQueue<T> queue, Predicate<T> wanted) {
        T found = next(queue);
        while (!wanted.test(found)) {
            found = next(queue);
        }
        return found;
    }

    @Test
    void values_of_the_server_are_read_by_path_and_acknowledged() {
        try (Bers bers = client().open()) {
            assertThat(bers.text("API_BASE_URL")).isEqualTo("https://api.staging.picasso.example");
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(3);
            assertThat(bers.isTrue("DEBUG")).isTrue();
            assertThat(bers.get("NOWHERE")).isNull();
            assertThat(bers.snapshot()).hasToString("release 1 of staging");
            assertThat(next(server.acknowledgements))
                    .contains("\"release\":1", "\"state\":\"applied\"", "\"application\":\"test\"")
                    .contains(server.answer.digest());
            assertThat(next(server.lastEventIds)).isEqualTo("1");
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void a_published_release_arrives_with_what_changed() {
        try (Bers bers = client().open()) {
            bers.onChange(changes::add);
            next(server.lastEventIds);
            server.publish(ServedAnswer.ofStaging(2, OTHER));
            ReleaseChange change = next(changes);
            assertThat(change.changes(ConfigKind.ENVIRONMENT))
                    .extracting(ConfigDiff.Change::path)
                    .containsExactly("RETRY_ATTEMPTS");
            assertThat(change.changes()).containsOnlyKeys(ConfigKind.ENVIRONMENT);
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(4);
            until(server.acknowledgements, body -> body.contains("\"release\":2"));
        }
    }

    @Test
    void an_event_of_what_is_in_use_already_costs_no_read() {
        try (Bers bers = client().open()) {
            next(server.lastEventIds);
            server.tell(server.answer.event());
            server.publish(ServedAnswer.ofStaging(2, OTHER));
            until(server.acknowledgements, body -> body.contains("\"release\":2"));
            assertThat(server.reads).hasValue(2);
            assertThat(bers.snapshot().origin().release()).isEqualTo(2);
        }
    }

    @Test
    void a_repair_makes_the_client_read_everything_anew() {
        try (Bers bers = client().open()) {
            next(server.lastEventIds);
            server.tell(server.answer.event().replace("event: release", "event: repair"));
            until(server.acknowledgements, body -> server.reads.get() == 2);
            assertThat(server.notModified).hasValue(0);
            assertThat(bers.snapshot().origin().release()).isEqualTo(1);
        }
    }

    @Test
    void a_client_that_is_behind_by_a_thousand_releases_reads_the_newest_once() {
        try (Bers bers = client().open()) {
            bers.onChange(changes::add);
            next(server.lastEventIds);
            server.breakStreams();
            server.answer = ServedAnswer.ofStaging(1_001, OTHER);
            assertThat(next(changes).now().origin().release()).isEqualTo(1_001);
            assertThat(next(server.lastEventIds)).isEqualTo("1001");
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(4);
        }
    }

    @Test
    void with_the_server_down_from_the_first_second_the_copy_is_used() throws IOException {
        client().open().close();
        int port = server.port();
        server.close();
        try (Bers bers = client().open()) {
            bers.onChange(changes::add);
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(3);
            assertThat(report("BERS-APP-002")).contains("127.0.0.1:" + port).contains("cannot be reached");
            server = new ContractServer(ServedAnswer.ofStaging(5, OTHER), port);
            assertThat(next(changes).now().origin().release()).isEqualTo(5);
        }
    }

    @Test
    void without_server_and_copy_opening_says_what_is_missing() {
        server.close();
        assertThatThrownBy(() -> client().waitForFirst(Duration.ofMillis(100)).open())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-APP-001")
                .hasMessageContaining("there is no configuration of staging");
    }

    @Test
    void an_unknown_environment_is_told_at_once_in_the_servers_words() {
        server.reading = (exchange, self) -> ContractServer.send(
                exchange, 404, "{\"detail\": \"staging is not declared\"}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> client().open())
                .hasMessageContaining("BERS-APP-003")
                .hasMessageContaining("404, staging is not declared");
    }

    @Test
    void a_release_of_another_environment_is_rejected_and_the_last_good_one_stays() {
        assertRejected(ServedAnswer.ofStaging(2, OTHER).of("production")::bytes, "BERS-APP-011");
    }

    @Test
    void values_that_do_not_match_their_digest_are_rejected() {
        ServedAnswer good = ServedAnswer.ofStaging(2, OTHER);
        assertRejected(() -> good.text().replace(":4", ":5").getBytes(StandardCharsets.UTF_8), "BERS-APP-012");
    }

    @Test
    void what_is_no_configuration_is_rejected() {
        assertRejected(() -> "<html>".getBytes(StandardCharsets.UTF_8), "BERS-APP-010");
        assertRejected(() -> "{\"environment\": 7}".getBytes(StandardCharsets.UTF_8), "BERS-APP-010");
    }

    private void assertRejected(Supplier<byte[]> body, String code) {
        try (Bers bers = client().open()) {
            next(server.lastEventIds);
            server.reading = (exchange, self) -> ContractServer.send(exchange, 200, body.get());
            server.tell(ServedAnswer.ofStaging(2, OTHER).event());
            report(code);
            until(server.acknowledgements, told -> told.contains("\"state\":\"rejected\"") && told.contains("reason"));
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(3);
        } finally {
            server.reading = ContractServer::answer;
        }
    }

    @Test
    void an_endless_answer_is_given_up_and_reported() {
        try (Bers bers = client().open()) {
            next(server.lastEventIds);
            server.reading = (exchange, self) -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] much = new byte[1 << 16];
                for (int i = 0; i < 1 << 10; i++) {
                    exchange.getResponseBody().write(much);
                }
            };
            server.tell(ServedAnswer.ofStaging(2, OTHER).event());
            until(reports, report -> report.problem().message().contains("longer than 16777216 bytes"));
            until(server.acknowledgements, told -> told.contains("\"state\":\"stale\""));
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(3);
        }
    }

    @Test
    void half_an_answer_and_a_slow_one_are_failures_of_the_server() {
        try (Bers bers = client().timing(slowestAnswer(Duration.ofMillis(150))).open()) {
            bers.onChange(changes::add);
            next(server.lastEventIds);
            server.reading = (exchange, self) -> {
                byte[] half = self.answer.bytes();
                exchange.sendResponseHeaders(200, half.length);
                exchange.getResponseBody().write(half, 0, half.length / 2);
                exchange.getResponseBody().flush();
            };
            server.tell(ServedAnswer.ofStaging(2, OTHER).event());
            until(reports, report -> report.problem().message().contains("no whole answer within 150 ms"));
            server.reading = ContractServer::answer;
            server.answer = ServedAnswer.ofStaging(2, OTHER);
            assertThat(next(changes).now().origin().release()).isEqualTo(2);
        }
    }

    private static Timing slowestAnswer(Duration answer) {
        return new Timing(QUICK.connect(), answer, QUICK.silence(), QUICK.poll(), QUICK.retryMin(), QUICK.retryMax());
    }

    @Test
    void a_stream_that_falls_silent_is_opened_anew() {
        Timing silent = new Timing(
                QUICK.connect(),
                QUICK.answer(),
                Duration.ofMillis(50),
                QUICK.poll(),
                QUICK.retryMin(),
                QUICK.retryMax());
        try (Bers bers = client().timing(silent).open()) {
            next(server.lastEventIds);
            next(server.lastEventIds);
            assertThat(server.notModified.get()).isPositive();
            assertThat(bers.snapshot().origin().release()).isEqualTo(1);
        }
    }

    @Test
    void without_a_stream_the_client_polls_with_its_entity_tag() {
        server.hasEvents = false;
        try (Bers bers = client().open()) {
            bers.onChange(changes::add);
            until(server.acknowledgements, told -> server.notModified.get() > 1);
            server.answer = ServedAnswer.ofStaging(2, OTHER);
            assertThat(next(changes).now().origin().release()).isEqualTo(2);
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(4);
        }
    }

    @Test
    void a_redirect_of_the_server_is_not_followed() {
        server.reading = (exchange, self) -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:" + self.port() + "/elsewhere");
            ContractServer.send(exchange, 302, new byte[0]);
        };
        assertThatThrownBy(() -> client().open()).hasMessageContaining("refuses: 302");
    }

    @Test
    void an_altered_copy_is_not_used() throws IOException {
        client().open().close();
        Path copy = folder.resolve("cache/staging.copy");
        Files.writeString(copy, Files.readString(copy).replace("RETRY_ATTEMPTS", "RETRY_ATTEMPTZ"));
        try (Bers bers = client().open()) {
            assertThat(report("BERS-APP-020")).contains("altered");
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(3);
        }
    }

    @Test
    void the_copy_of_another_environment_is_not_used() throws IOException {
        client().open().close();
        Files.move(folder.resolve("cache/staging.copy"), folder.resolve("cache/production.copy"));
        assertThatThrownBy(() -> client().environment("production")
                        .waitForFirst(Duration.ofMillis(50))
                        .open())
                .isInstanceOf(ProblemException.class);
        assertThat(report("BERS-APP-011")).isEqualTo("a configuration of staging was received instead of production");
    }

    @Test
    void where_no_copy_can_be_written_or_read_the_client_works_and_says_so() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file in the way of the folder");
        try (Bers bers = client().open()) {
            assertThat(report("BERS-APP-022")).contains("cannot be written to disk");
            assertThat(bers.integer("RETRY_ATTEMPTS", 0)).isEqualTo(3);
        }
    }

    @Test
    void a_listener_that_fails_is_reported_and_the_others_are_told() {
        try (Bers bers = client().open()) {
            bers.onChange(change -> {
                throw new IllegalStateException("no");
            });
            bers.onChange(changes::add);
            next(server.lastEventIds);
            server.publish(ServedAnswer.ofStaging(2, OTHER));
            next(changes);
            assertThat(report("BERS-APP-038")).contains("IllegalStateException: no");
        }
    }

    @Test
    void typed_records_follow_releases_and_stay_where_they_cannot_be_read() {
        try (Bers bers = client().open()) {
            bers.onChange(changes::add);
            Supplier<Long> retries = bers.typed(configuration -> dev.bers.typed.TypedReader.of(configuration)
                    .required("RETRY_ATTEMPTS", dev.bers.typed.TypedReader::whole));
            assertThat(retries.get()).isEqualTo(3);
            next(server.lastEventIds);
            server.publish(ServedAnswer.ofStaging(2, OTHER));
            next(changes);
            assertThat(retries.get()).isEqualTo(4);
            server.publish(ServedAnswer.ofStaging(3, VALUES.replace("3", "\"many\"")));
            next(changes);
            assertThat(retries.get()).isEqualTo(4);
            report("BERS-GEN-011");
        }
    }

    @Test
    void urls_that_cannot_be_made_lead_nowhere_and_are_reported() {
        server.answer = ServedAnswer.ofStaging(
                1, "{\"urls\": {\"config\": \"https://x/{region}\", \"chat\": \"not a url {tenant}\"}}");
        try (Bers bers = client().open()) {
            assertThat(bers.calls().getConfigUrl("demo123")).isEqualTo(Calls.NOWHERE);
            assertThat(report("BERS-APP-034")).contains("urls.config must be the template of a URL");
            assertThat(bers.calls().getChatUrl("demo123")).isEqualTo(Calls.NOWHERE);
            report("BERS-APP-034");
            assertThat(bers.calls().getStreamingUrl("demo123")).isEqualTo(Calls.NOWHERE);
            assertThat(report("BERS-APP-033")).isEqualTo("urls.streaming has no value in the configuration of staging");
            assertThat(bers.calls().getDefaultTenantHash()).isEqualTo("fo85e6a06dcdf4");
        }
    }

    @Test
    void options_that_cannot_be_are_refused_by_name() {
        assertThatThrownBy(() -> client().environment("No Name")).hasMessageContaining("BERS-APP-031");
        assertThatThrownBy(() -> client().tenant("../x")).hasMessageContaining("the name of a tenant");
        assertThatThrownBy(() -> Bers.connect(server.uri()).variables(Map.of()).open())
                .hasMessageContaining("BERS-APP-030");
        assertThatThrownBy(() -> Bers.connect(URI.create("ftp://x"))
                        .environment("staging")
                        .open())
                .hasMessageContaining("BERS-APP-004");
    }

    @Test
    void a_framework_names_a_client_by_settings() {
        Map<String, String> settings = Map.of(
                "bers.server",
                server.uri().toString(),
                "bers.environment",
                "staging",
                "bers.application",
                "framework",
                "bers.cache",
                folder.resolve("settings").toString());
        try (Bers bers = NamedSettings.open(settings::get).orElseThrow()) {
            assertThat(bers.snapshot().property("RETRY_ATTEMPTS")).isEqualTo("3");
            assertThat(bers.snapshot().property("NOWHERE")).isNull();
            assertThat(bers.snapshot().names()).containsExactly("API_BASE_URL", "RETRY_ATTEMPTS", "DEBUG");
            assertThat(next(server.acknowledgements)).contains("\"application\":\"framework\"");
        }
        assertThat(NamedSettings.open(name -> null)).isEmpty();
        assertThatThrownBy(() -> NamedSettings.open(name -> name.equals("bers.server") ? "not a url" : "x"))
                .hasMessageContaining("BERS-APP-004");
    }

    @Test
    void the_environment_may_come_from_a_variable() {
        try (Bers bers = Bers.connect(server.uri())
                .variables(Map.of("BERS_ENV", "staging"))
                .timing(QUICK)
                .clientId("one")
                .open()) {
            assertThat(bers.snapshot().environment().text()).isEqualTo("staging");
            assertThat(List.copyOf(bers.snapshot().configurations().keySet())).contains(ConfigKind.ENVIRONMENT);
            Snapshot same = bers.snapshot();
            assertThat(same.saysTheSameAs(bers.snapshot())).isTrue();
        }
    }
}
