package dev.bers.server.http;

import dev.bers.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers that are no success, on Vert.x routes and behind JAX-RS resources alike. */
public final class HttpAnswers {

    private static final Logger LOG = Logger.getLogger(HttpAnswers.class);
    private static final int FAULT = 500;
    private static final int NO_METHOD = 405;

    private HttpAnswers() {}

    /** Sends a refusal; what was begun already is only ended. */
    public static void refuse(RoutingContext context, Refusal refusal) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        if (response.ended()) {
            return;
        }
        Buffer body = Buffer.buffer(ProblemDocument.bytes(refusal));
        response.setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    /** The path that was asked for, as it was sent; {@code *} where there is none. */
    public static String path(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.path(), "*");
    }

    /** Sends the refusal of a method, with those that there are. */
    public static void refuseMethod(RoutingContext context, Set<String> allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        refuse(
                context,
                new Refusal(
                        NO_METHOD,
                        ServerProblems.unknownMethod(
                                context.request().method().name(), path(context.request()), allowed)));
    }

    /** What a failure is as a refusal; one that nobody foresaw is logged, and told only by the name that it has in the log. */
    public static Refusal refusal(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case ProblemException refused -> ProblemDocument.refusal(refused);
            default -> fault(failure);
        };
    }

    private static Refusal fault(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "incident %s", incident);
        return new Refusal(FAULT, ServerProblems.fault(incident));
    }
}
