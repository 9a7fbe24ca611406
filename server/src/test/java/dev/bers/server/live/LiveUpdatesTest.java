package dev.bers.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.client.Bers;
import dev.bers.client.FromServer;
import dev.bers.client.ReleaseChange;
import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.server.bootstrap.Asked;
import dev.bers.server.release.ActiveReleases;
import dev.bers.value.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with the Java client, and with a plain socket: releases become active, and those who listen are told. */
@QuarkusTest
@TestProfile(OwnServer.class)
final class LiveUpdatesTest {

    private static final String STAGING = "/api/v1/environments/staging";
    private static final String FILE = "config/environments/staging.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    @SuppressWarnings("NullAway.Init")
    @Inject
    ActiveReleases active;

    @SuppressWarnings("NullAway.Init")
    @Inject
    Subscribers subscribers;

    @SuppressWarnings("NullAway.Init")
    private EditedPicasso picasso;

    private final BlockingQueue<ReleaseChange> changes = new LinkedBlockingQueue<>();

    @BeforeEach
    void releaseAsItIs() {
        picasso = new EditedPicasso(folder);
        picasso.release(active, "staging");
    }

    private FromServer client(String id) {
        return Bers.connect(URI.create(address.getScheme() + "://" + address.getAuthority()))
                .environment("staging")
                .application("test")
                .clientId(id)
                .cache(folder.resolve("cache-of-" + id))
                .variables(Map.of());
    }

    private Asked asked() {
        return new Asked(address);
    }

    private String get(String path) {
        return Json.write(Asked.json(asked().get(path)));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    /** A stream of events, read line by line. */
    private final class Stream implements AutoCloseable {
        private final Socket socket = new Socket(address.getHost(), address.getPort());
        private final BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Stream(String path, String headers) throws IOException {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            line("retry: ");
        }

        /** The rest of the next line that begins with a text. */
        String line(String beginning) throws IOException {
            String line = "";
            while (!line.startsWith(beginning)) {
                line = Objects.requireNonNull(lines.readLine(), "the stream has ended");
            }
            return line.substring(beginning.length());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void a_release_reaches_the_client_which_says_so() throws Exception {
        try (Bers bers = client("follower").open()) {
            bers.onChange(changes::add);
            assertThat(bers.isTrue("DEBUG")).isTrue();
            awaitSubscribers();
            long number = picasso.edit(FILE, "DEBUG: true", "DEBUG: false").release(active, "staging");
            ReleaseChange change = next(changes);
            assertThat(change.changes(ConfigKind.ENVIRONMENT))
                    .extracting(ConfigDiff.Change::path)
                    .containsExactly("DEBUG");
            assertThat(change.now().origin().release()).isEqualTo(number);
            assertThat(bers.isTrue("DEBUG")).isFalse();
            awaitAnswer(
                    STAGING + "/clients",
                    "\"release\":" + number + ",\"digest\":\""
                            + change.now().origin().digest());
            assertThat(get(STAGING + "/clients")).contains("\"application\":\"test\"", "\"drift\":\"none\"");
        }
    }

    @Test
    void who_has_the_present_release_is_told_of_the_next_and_who_has_not_at_once() throws Exception {
        long present = picasso.release(active, "staging");
        try (Stream current = new Stream(STAGING + "/events", "Last-Event-ID: " + present + "\r\n");
                Stream old = new Stream(STAGING + "/events?tenant=demo123", "Last-Event-ID: 0\r\n")) {
            assertThat(old.line("id: ")).isEqualTo(String.valueOf(present));
            assertThat(old.line("data: ")).contains("\"tenant\":\"demo123\"", "\"digest\":\"sha256:");
            long number = picasso.release(active, "staging");
            assertThat(current.line("id: ")).isEqualTo(String.valueOf(number));
            assertThat(current.line("event: ")).isEqualTo("release");
            assertThat(current.line("data: "))
                    .contains("\"environment\":\"staging\",\"tenant\":null,\"release\":" + number);
            assertThat(old.line("id: ")).isEqualTo(String.valueOf(number));
        }
    }

    @Test
    void who_closes_its_stream_is_forgotten() throws Exception {
        int before = subscribers.count();
        new Stream(STAGING + "/events", "").close();
        for (int i = 0; i < 1_000 && subscribers.count() > before; i++) {
            asked().get("/api/monitoring/health");
        }
        assertThat(subscribers.count()).isLessThanOrEqualTo(before);
    }

    @Test
    void what_changed_since_a_release_is_told_while_that_is_known() throws Exception {
        long from = picasso.release(active, "staging");
        try (Stream stream = new Stream(STAGING + "/events", "Last-Event-ID: 0\r\n")) {
            stream.line("data: ");
            long to = picasso.edit(FILE, "DEBUG: true", "DEBUG: false").release(active, "staging");
            assertThat(get(STAGING + "/configuration/delta?from=" + from))
                    .contains("\"from\":" + from + ",\"to\":" + to)
                    .contains("[{\"kind\":\"environment\",\"path\":\"DEBUG\",\"change\":\"changed\",\"value\":false}]");
            assertThat(get(STAGING + "/configuration/delta?from=" + to)).contains("\"changes\":[]");
        }
        HttpResponse<byte[]> gone = asked().get(STAGING + "/configuration/delta?from=99999");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(Asked.text(gone)).contains("BERS-LIV-001");
        assertThat(asked().get(STAGING + "/configuration/delta?from=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_altered_client_is_found_and_put_right() throws Exception {
        long release = picasso.release(active, "staging");
        String path = STAGING + "/clients/altered.one";
        String told = "{\"release\":" + release + ",\"digest\":\"sha256:0\",\"state\":\"applied\"}";
        assertThat(asked().send("PUT", path, told).statusCode()).isEqualTo(204);
        assertThat(get(STAGING + "/clients")).contains("\"id\":\"altered.one\"", "\"drift\":\"altered\"");
        String behind = told.replace("\"release\":" + release, "\"release\":1");
        assertThat(asked().send("PUT", path, behind).statusCode()).isEqualTo(204);
        assertThat(get(STAGING + "/clients")).contains("\"drift\":\"behind\"").contains("\"altered\":0");
        try (Stream stream =
                new Stream(STAGING + "/events", "Bers-Client: altered.one\r\nLast-Event-ID: " + release + "\r\n")) {
            assertThat(asked().post(path + "/repair", "").statusCode()).isEqualTo(204);
            assertThat(stream.line("event: ")).isEqualTo("repair");
        }
        assertThat(asked().post(STAGING + "/clients/nobody/repair", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_code() {
        assertThat(asked().get("/api/v1/environments/nowhere/events").statusCode())
                .isEqualTo(404);
        assertThat(asked().get(STAGING + "/events?tenant=none").statusCode()).isEqualTo(404);
        assertThat(asked().get(STAGING + "/events?tenant=a.b").statusCode()).isEqualTo(400);
        assertThat(asked().post(STAGING + "/events", "").statusCode()).isEqualTo(405);
        assertThat(asked().send("PUT", STAGING + "/clients/a%20b", "{}").statusCode())
                .isEqualTo(400);
        assertThat(asked().send("PUT", STAGING + "/clients/a", "{\"release\":1,\"digest\":\"d\",\"state\":\"odd\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(asked().send("PUT", STAGING + "/clients/a", "{").statusCode())
                .isEqualTo(400);
    }

    private void awaitSubscribers() {
        for (int i = 0; i < 10_000 && subscribers.count() == 0; i++) {
            asked().get("/api/monitoring/health");
        }
    }

    private void awaitAnswer(String path, String part) {
        for (int i = 0; i < 1_000 && !get(path).contains(part); i++) {
            asked().get("/api/monitoring/health");
        }
        assertThat(get(path)).contains(part);
    }
}
