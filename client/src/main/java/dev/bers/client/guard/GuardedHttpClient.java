package dev.bers.client.guard;

import dev.bers.client.snapshot.Snapshot;
import dev.bers.problem.Problem;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that asks before each request, and before each step of a redirect, whether the environment may reach where
 * it goes; what it may not reach is refused before there is a connection, and reported. (ISO-4)
 *
 * <p>Everything else is done by the client that it is made of. That client's redirects are followed here, in its way, since
 * nobody could look in between otherwise.
 */
public final class GuardedHttpClient extends HttpClient {

    private final HttpClient client;
    private final Redirect policy;
    private final EndpointCheck check;

    /**
     * Guards a client.
     *
     * @param guarded the application's own
     * @param current gives the rules that hold now
     * @param reports is told of what was refused
     */
    public GuardedHttpClient(HttpClient guarded, Supplier<Snapshot> current, Consumer<Problem> reports) {
        this.client = guarded.followRedirects() == Redirect.NEVER ? guarded : withoutRedirects(guarded);
        this.policy = guarded.followRedirects();
        this.check = new EndpointCheck(current, reports);
    }

    private static HttpClient withoutRedirects(HttpClient guarded) {
        HttpClient.Builder same = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(guarded.version())
                .sslContext(guarded.sslContext())
                .sslParameters(guarded.sslParameters());
        guarded.cookieHandler().ifPresent(same::cookieHandler);
        guarded.connectTimeout().ifPresent(same::connectTimeout);
        guarded.proxy().ifPresent(same::proxy);
        guarded.authenticator().ifPresent(same::authenticator);
        guarded.executor().ifPresent(same::executor);
        return same.build();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest next = request;
        for (int i = 0; ; i++) {
            check.check(next.uri());
            HttpResponse<T> response = client.send(next, ofLastAnswer(next, handler, i));
            if (!isFollowed(next, response, i)) {
                return response;
            }
            next = RedirectStep.next(next, response.statusCode(), response.headers());
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed) {
        return sendAsync(request, handler, pushed, 0);
    }

    private <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed, int redirects) {
        try {
            check.check(request.uri());
        } catch (RefusedEndpointException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return client.sendAsync(request, ofLastAnswer(request, handler, redirects), pushed)
                .thenCompose(response -> {
                    if (!isFollowed(request, response, redirects)) {
                        return CompletableFuture.completedFuture(response);
                    }
                    try {
                        HttpRequest next = RedirectStep.next(request, response.statusCode(), response.headers());
                        return sendAsync(next, handler, pushed, redirects + 1);
                    } catch (IOException nowhere) {
                        return CompletableFuture.failedFuture(nowhere);
                    }
                });
    }

    private boolean isFollowed(HttpRequest request, HttpResponse<?> response, int redirects) {
        return redirects < RedirectStep.COUNT_MAX
                && RedirectStep.isFollowed(policy, request, response.statusCode(), response.headers());
    }

    /** The application's handler is for the last answer only. */
    private <T> BodyHandler<T> ofLastAnswer(HttpRequest request, BodyHandler<T> handler, int redirects) {
        return answer -> redirects < RedirectStep.COUNT_MAX && RedirectStep.isFollowed(policy, request, answer)
                ? BodySubscribers.replacing(null)
                : handler.apply(answer);
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return new GuardedWebSocketBuilder(client.newWebSocketBuilder(), check);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return policy;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }
}
