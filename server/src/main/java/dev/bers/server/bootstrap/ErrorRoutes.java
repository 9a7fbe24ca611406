package dev.bers.server.bootstrap;

import dev.bers.server.http.HttpAnswers;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.RequestBounds;
import dev.bers.server.http.ServerProblems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** What no resource answers, or is not let through to one, as problem documents. */
final class ErrorRoutes {

    private static final int FIRST = -10_000;
    private static final int LAST = 1_000_000;
    private static final int MALFORMED = 400;
    private static final int UNKNOWN = 404;
    private static final int TOO_BIG = 413;

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(ErrorRoutes::checkLength).failureHandler(ErrorRoutes::answerFailure);
        router.route().order(LAST).handler(ErrorRoutes::answerUnknown);
        // An address that cannot be decoded comes to no route at all.
        router.errorHandler(MALFORMED, ErrorRoutes::answerFailure);
    }

    /** What says beforehand that it is too big is not read at all. */
    private static void checkLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isBeyond(length)) {
            // The rest of the body would be read for nothing.
            context.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .endHandler(sent -> context.request().connection().close());
            HttpAnswers.refuse(context, new Refusal(TOO_BIG, ServerProblems.tooBig(RequestBounds.BODY_BYTES_MAX)));
            return;
        }
        context.next();
    }

    private static boolean isBeyond(String length) {
        try {
            return Long.parseLong(length) > RequestBounds.BODY_BYTES_MAX;
        } catch (NumberFormatException noNumber) {
            return true;
        }
    }

    private static void answerUnknown(RoutingContext context) {
        HttpAnswers.refuse(
                context, new Refusal(UNKNOWN, ServerProblems.unknownAddress(HttpAnswers.path(context.request()))));
    }

    private static void answerFailure(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        if (failure != null && (status < 400 || status >= 500)) {
            HttpAnswers.refuse(context, HttpAnswers.refusal(failure));
            return;
        }
        HttpAnswers.refuse(
                context,
                switch (status) {
                    case MALFORMED ->
                        new Refusal(status, ServerProblems.malformed("its address is not encoded as it should be"));
                    case UNKNOWN ->
                        new Refusal(status, ServerProblems.unknownAddress(HttpAnswers.path(context.request())));
                    case TOO_BIG -> new Refusal(status, ServerProblems.tooBig(RequestBounds.BODY_BYTES_MAX));
                    default -> new Refusal(status < 400 ? 500 : status, ServerProblems.other(status));
                });
    }
}
