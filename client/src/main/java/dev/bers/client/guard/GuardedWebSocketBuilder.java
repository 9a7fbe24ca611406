package dev.bers.client.guard;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks before a web socket is opened; a handshake follows no redirects. */
final class GuardedWebSocketBuilder implements WebSocket.Builder {

    private final WebSocket.Builder builder;
    private final EndpointCheck check;

    GuardedWebSocketBuilder(WebSocket.Builder builder, EndpointCheck check) {
        this.builder = builder;
        this.check = check;
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
        builder.header(name, value);
        return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
        builder.connectTimeout(timeout);
        return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
        builder.subprotocols(mostPreferred, lesserPreferred);
        return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
        try {
            check.check(uri);
        } catch (RefusedEndpointException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return builder.buildAsync(uri, listener);
    }
}
