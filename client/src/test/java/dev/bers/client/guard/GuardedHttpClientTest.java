package dev.bers.client.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bers.client.ServedAnswers;
import dev.bers.client.served.ProcessLayer;
import dev.bers.client.served.ServedConfiguration;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real client and a real server; 127.0.0.1 is staging's, localhost production's. */
class GuardedHttpClientTest {

    private final List<Problem> reports = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Snapshot staging =
            new ProcessLayer(Map.of()).over(ServedConfiguration.read(ServedAnswers.staging("{}", "[]")));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String target = exchange.getRequestURI().getQuery();
            String status = exchange.getRequestURI().getPath().substring(1);
            if (target != null) {
                exchange.getResponseHeaders().set("Location", target);
            }
            byte[] body = "answer".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.isEmpty() ? 200 : Integer.parseInt(status), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpClient guarded(Redirect policy) {
        HttpClient plain = HttpClient.newBuilder()
                .followRedirects(policy)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new GuardedHttpClient(plain, () -> staging, reports::add);
    }

    private String own(String rest) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + rest;
    }

    private String foreign(String rest) {
        return "http://localhost:" + server.getAddress().getPort() + rest;
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer x")
                .build();
    }

    private void assertRefused(String address) {
        assertThatThrownBy(() -> guarded(Redirect.NORMAL).send(get(address), BodyHandlers.ofString()))
                .isInstanceOf(RefusedEndpointException.class);
    }

    @Test
    void what_belongs_to_the_environment_is_reached() throws Exception {
        HttpResponse<String> answer = guarded(Redirect.NEVER).send(get(own("/")), BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("answer");
        assertThat(reports).isEmpty();
    }

    @Test
    void a_foreign_endpoint_is_refused_before_there_is_a_connection() {
        assertThatThrownBy(() -> guarded(Redirect.NORMAL).send(get(foreign("/")), BodyHandlers.ofString()))
                .isInstanceOfSatisfying(
                        RefusedEndpointException.class,
                        refused -> assertThat(refused.problem().code().text()).isEqualTo("BERS-ISO-060"))
                .hasMessageContaining("a process of staging must not reach")
                .hasMessageContaining("which belongs to production");
        assertThat(received).isEmpty();
        assertThat(reports).hasSize(1);
    }

    @Test
    void what_nobody_owns_is_refused_and_user_information_hides_no_host() {
        assertRefused("http://tracker.example/");
        assertRefused("http://user@chat.picasso.example:8443/");
        assertThat(reports)
                .extracting(problem -> problem.code().text())
                .containsExactly("BERS-ISO-061", "BERS-ISO-060");
    }

    @Test
    void a_redirect_to_a_foreign_endpoint_is_refused_in_both_ways_of_sending() {
        String redirect = own("/302?" + foreign("/"));
        assertRefused(redirect);
        assertThatThrownBy(() -> guarded(Redirect.ALWAYS)
                        .sendAsync(get(redirect), BodyHandlers.ofString())
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RefusedEndpointException.class);
        assertThat(received).hasSize(2).allMatch(line -> line.contains("127.0.0.1"));
    }

    @Test
    void redirects_within_the_environment_are_followed_as_the_jdk_does() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create(own("/302?/")))
                .POST(BodyPublishers.ofString("body"))
                .build();
        assertThat(guarded(Redirect.NORMAL).send(post, BodyHandlers.ofString()).body())
                .isEqualTo("answer");
        HttpRequest kept = HttpRequest.newBuilder(URI.create(own("/307?/")))
                .POST(BodyPublishers.ofString("body"))
                .build();
        assertThat(guarded(Redirect.NORMAL)
                        .sendAsync(kept, BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(200);
        assertThat(received.get(1)).startsWith("GET ").endsWith(" ");
        assertThat(received.get(3)).startsWith("POST ").endsWith(" body");
    }

    @Test
    void redirects_end_after_five_and_are_left_alone_where_the_client_says_so() throws Exception {
        HttpResponse<String> last =
                guarded(Redirect.NORMAL).send(get(own("/302?".repeat(8) + "/")), BodyHandlers.ofString());
        assertThat(last.statusCode()).isEqualTo(302);
        assertThat(received).hasSize(6);
        HttpResponse<String> first =
                guarded(Redirect.NEVER).send(get(own("/302?" + foreign("/"))), BodyHandlers.ofString());
        assertThat(first.body()).isEqualTo("answer");
    }

    @Test
    void a_redirect_to_nowhere_is_a_failure() {
        assertThatThrownBy(() -> guarded(Redirect.ALWAYS).send(get(own("/301?mailto:x@y")), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads to no host");
        assertThatThrownBy(() -> guarded(Redirect.ALWAYS)
                        .sendAsync(get(own("/301?::")), BodyHandlers.ofString())
                        .join())
                .hasMessageContaining("leads to no URL");
    }

    @Test
    void a_web_socket_to_a_foreign_endpoint_is_refused() {
        WebSocket.Builder sockets = guarded(Redirect.NEVER)
                .newWebSocketBuilder()
                .header("X", "y")
                .connectTimeout(Duration.ofSeconds(5))
                .subprotocols("chat");
        WebSocket.Listener nobody = new WebSocket.Listener() {};
        assertThatThrownBy(() -> sockets.buildAsync(URI.create("wss://chat.picasso.example/"), nobody)
                        .join())
                .hasCauseInstanceOf(RefusedEndpointException.class);
        assertThatThrownBy(() -> sockets.buildAsync(URI.create(own("/").replace("http", "ws")), nobody)
                        .join())
                .as("reached, but no web socket")
                .isInstanceOf(CompletionException.class);
        assertThat(received).hasSize(1);
    }

    @Test
    void it_is_set_up_as_the_client_that_it_guards() {
        HttpClient guarded = guarded(Redirect.ALWAYS);
        assertThat(guarded.followRedirects()).isEqualTo(Redirect.ALWAYS);
        assertThat(guarded.connectTimeout()).contains(Duration.ofSeconds(5));
        assertThat(guarded.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(guarded.sslContext()).isNotNull();
        assertThat(guarded.sslParameters()).isNotNull();
        assertThat(guarded.cookieHandler()).isEmpty();
        assertThat(guarded.authenticator()).isEmpty();
        assertThat(guarded.executor()).isEmpty();
        assertThat(guarded.proxy()).isEmpty();
    }
}
