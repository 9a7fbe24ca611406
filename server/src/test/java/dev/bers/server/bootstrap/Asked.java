package dev.bers.server.bootstrap;

import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Asks a server over HTTP, as an operator does with {@code curl}. */
public final class Asked {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    /** For the server at an address. */
    public Asked(URI base) {
        this.base = base;
    }

    /** What it answers to {@code GET}, with headers given as name, value, name, value. */
    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** What it answers to {@code POST}. */
    public HttpResponse<byte[]> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** What it answers to any method; a body of null is none. */
    public HttpResponse<byte[]> send(
            String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The body of an answer as text. */
    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The body of an answer as JSON. */
    public static MappingValue json(HttpResponse<byte[]> answer) {
        return Objects.requireNonNull(
                        DocumentReader.readAs("answer", ".json", answer.body()).document(), () -> text(answer))
                .root();
    }
}
