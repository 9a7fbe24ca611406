package dev.bers.server.live;

import dev.bers.problem.ProblemException;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.http.HttpAnswers;
import dev.bers.server.http.QueryParameters;
import dev.bers.server.http.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code GET /api/v1/environments/{environment}/events}: a stream of events that tells of each release when it becomes active.
 *
 * <p>A client that names the last event that it had ({@code Last-Event-ID}) is told of the present release at once, unless it is that
 * one. It stands on a route of Vert.x, since a stream has no more to it than a response that is not ended.
 */
@Singleton
public final class EventsResource {

    private static final String ROUTE = "/api/v1/environments/:environment/events";
    private static final int BEFORE_ALL_OTHERS = -1_000;
    private static final int UNAVAILABLE = 503;
    private static final Set<String> METHODS = Set.of("GET");
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final int RETRY_MILLIS_MIN = 250;
    private static final int RETRY_MILLIS_MAX = 4_000;

    private final ServedConfigurations configurations;
    private final Subscribers subscribers;
    private final LiveUpdates updates;

    @Inject
    EventsResource(ServedConfigurations configurations, Subscribers subscribers, LiveUpdates updates) {
        this.configurations = configurations;
        this.subscribers = subscribers;
        this.updates = updates;
    }

    void register(@Observes Router router, Vertx vertx) {
        router.route(ROUTE).order(BEFORE_ALL_OTHERS).handler(this::answer);
        vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> subscribers.tellAll(LiveEvent.heartbeat()));
    }

    private void answer(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.GET)) {
            HttpAnswers.refuseMethod(context, METHODS);
            return;
        }
        try {
            subscribe(context);
        } catch (Refusal | ProblemException refused) {
            HttpAnswers.refuse(context, HttpAnswers.refusal(refused));
        }
    }

    private void subscribe(RoutingContext context) {
        HttpServerRequest request = context.request();
        QueryParameters parameters = QueryParameters.of(request.query()).only(List.of("tenant"));
        String environment = Objects.requireNonNull(context.pathParam("environment"));
        Audience audience = Audience.asked(configurations, environment, parameters);
        ServedConfiguration active = updates.active(audience);
        Executor loop = ContextInternal.current().nettyEventLoop();
        HttpServerResponse response = context.response();
        Subscriber subscriber = new Subscriber(request);
        if (!subscribers.enter(audience, loop, subscriber)) {
            throw new Refusal(UNAVAILABLE, LiveProblems.tooManySubscribers(Subscribers.COUNT_MAX));
        }
        response.closeHandler(closed -> loop.execute(() -> subscribers.leave(audience, loop, subscriber)));
        open(response, active);
        greet(request, audience, subscriber);
    }

    private static void open(HttpServerResponse response, ServedConfiguration active) {
        response.setChunked(true)
                .setWriteQueueMaxSize(Subscriber.WAITING_BYTES_MAX)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader("Bers-Environment", active.environment().text());
        int retryMillis = ThreadLocalRandom.current().nextInt(RETRY_MILLIS_MIN, RETRY_MILLIS_MAX);
        response.write(LiveEvent.retry(retryMillis));
    }

    /** Tells of the release that is active by now: it may have become so since this client was taken in, or long before. */
    private void greet(HttpServerRequest request, Audience audience, Subscriber subscriber) {
        ServedConfiguration present = updates.active(audience);
        long release = present.release().number();
        boolean isKnown = Long.toString(release).equals(request.getHeader("Last-Event-ID"));
        if (subscriber.isNews(release) && !isKnown) {
            request.response().write(LiveEvent.release(present).plain());
        }
    }
}
