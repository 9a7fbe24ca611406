package dev.bers.server.release;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigProblems;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.RequestBounds;
import dev.bers.server.http.ServerProblems;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the resources of this package have in common: how they answer, and how they read names. */
final class ReleaseReplies {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_BIG = 413;
    private static final String REPEATED = "Idempotency-Replayed";

    private ReleaseReplies() {}

    /** A document. */
    static Response of(MappingValue document) {
        return reply(OK, Json.write(document)).build();
    }

    /** What came of an order, with the number of the release as its entity tag if it is a single one. */
    static Response of(int status, Publisher.Outcome outcome) {
        Response.ResponseBuilder reply = reply(status, outcome.answer());
        Published published = outcome.published();
        if (published != null && published.releases().size() == 1) {
            reply.header(HttpHeaders.ETAG, tag(published.releases().get(0).number()));
        }
        return outcome.isRepeated() ? reply.header(REPEATED, "true").build() : reply.build();
    }

    private static Response.ResponseBuilder reply(int status, String json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(json + "\n");
    }

    /** A number as {@code ETag} and {@code If-Match} have it. */
    static String tag(long number) {
        return "\"" + number + "\"";
    }

    /** The body of a request; none is an empty one. */
    static byte[] body(byte @Nullable [] body) {
        if (body != null && body.length > RequestBounds.BODY_BYTES_MAX) {
            throw new Refusal(TOO_BIG, ServerProblems.tooBig(RequestBounds.BODY_BYTES_MAX));
        }
        return body == null ? new byte[0] : body;
    }

    /** An environment by its name, declared or not. */
    static EnvironmentName environment(String text, Publisher publisher) {
        return EnvironmentName.parse(text).orElseThrow(() -> {
            List<String> known = publisher.standing().lines().keySet().stream()
                    .map(EnvironmentName::text)
                    .toList();
            Problem unknown = ServerProblems.noName("environment", text, known);
            return new Refusal(NOT_FOUND, unknown);
        });
    }

    /** A kind of configuration by its name. */
    static ConfigKind kind(String text) {
        return ConfigKind.parse(text)
                .orElseThrow(
                        () -> new ProblemException(ConfigProblems.unknownKind(text, List.of(ConfigKind.values()))));
    }
}
