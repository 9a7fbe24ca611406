package dev.bers.client.server;

import dev.bers.client.copy.LastGoodCopy;
import dev.bers.tenant.TenantHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The requests that a client sends to its server. None follows a redirect: a configuration is taken from one place only. */
final class ServerCalls {

    private static final int BYTES_MAX = LastGoodCopy.BYTES_MAX;
    private static final String EVENTS = "text/event-stream";

    /** Made when it is first needed, on the follower's thread: it takes longer than a start from the copy may take. */
    private @Nullable HttpClient http;

    private final ServerAddress address;
    private final Timing timing;

    /** An answer as it came, uncompressed. */
    static final class Answer {
        private final int status;
        private final @Nullable String etag;
        private final byte[] body;

        private Answer(int status, @Nullable String etag, byte[] body) {
            this.status = status;
            this.etag = etag;
            this.body = body;
        }

        int status() {
            return status;
        }

        @Nullable
        String etag() {
            return etag;
        }

        byte[] body() {
            return body;
        }
    }

    ServerCalls(ServerAddress address, Timing timing) {
        this.address = address;
        this.timing = timing;
    }

    private HttpClient http() {
        HttpClient known = http;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timing.connect())
                    .build();
            http = known;
        }
        return known;
    }

    /** The configuration, or 304 if it is still the one with an entity tag. */
    Answer configuration(@Nullable String etag) throws IOException, InterruptedException {
        HttpRequest.Builder request = to(address.configuration()).header("Accept-Encoding", "gzip");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        HttpResponse<byte[]> response = send(request.build(), info -> new BoundedBody(BYTES_MAX));
        boolean isPacked =
                response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        byte[] body = isPacked ? unpacked(response.body()) : response.body();
        String tag = response.headers().firstValue("ETag").orElse(null);
        return new Answer(response.statusCode(), tag, body);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = in.readNBytes(BYTES_MAX + 1);
            if (body.length > BYTES_MAX) {
                throw new IOException("the answer is longer than " + BYTES_MAX + " bytes");
            }
            return body;
        }
    }

    /** Tells the server what became of a release; whether it took that. */
    boolean acknowledge(String client, String application, Acknowledgement what)
            throws IOException, InterruptedException {
        TenantHash tenant = address.tenant();
        String body = what.body(application, tenant == null ? null : tenant.text());
        HttpRequest request = to(address.client(client))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return send(request, info -> new BoundedBody(BYTES_MAX)).statusCode() < 300;
    }

    /**
     * Opens the stream of events.
     *
     * @param client how this process named itself, so that it can be told to read anew
     * @param lastRelease the newest that is known; 0 for none
     * @return null if the server has no such stream
     */
    @Nullable
    EventStream events(String client, long lastRelease) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.events())
                .header("Accept", EVENTS)
                .header("Bers-Client", client)
                .header("Last-Event-ID", Long.toString(lastRelease))
                .build();
        EventStream stream = new EventStream();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        BodyHandler<Boolean> handler = info -> {
            boolean isStream = info.statusCode() == 200
                    && info.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS);
            status.complete(isStream ? 200 : 0);
            return isStream ? stream : BodySubscribers.replacing(false);
        };
        CompletableFuture<HttpResponse<Boolean>> exchange = http().sendAsync(request, handler);
        CompletableFuture<?> ended = exchange.whenComplete((ignored, failure) -> {
            stream.end();
            if (failure != null) {
                status.completeExceptionally(failure);
            }
        });
        // Only the exchange itself can be cancelled; what follows from it cannot.
        boolean isStream = await(status, exchange) == 200;
        return isStream && !ended.isCancelled() ? stream : null;
    }

    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> exchange = http().sendAsync(request, handler);
        return await(exchange, exchange);
    }

    /** The client's own time limit ends with the headers; this one is for the whole answer. */
    private <T> T await(CompletableFuture<T> answer, CompletableFuture<?> exchange)
            throws IOException, InterruptedException {
        try {
            return answer.get(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            throw new IOException("no whole answer within " + timing.answer().toMillis() + " ms", slow);
        } catch (InterruptedException closed) {
            exchange.cancel(true);
            throw closed;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException known ? known : new IOException(String.valueOf(cause), cause);
        }
    }
}
