package dev.bers.server.bootstrap;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.HttpAnswers;
import dev.bers.server.http.ProblemDocument;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.RequestBounds;
import dev.bers.server.http.ServerProblems;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever a JAX-RS resource throws, as a problem document. */
final class ErrorMapper {

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        return answer(refusal);
    }

    @ServerExceptionMapper
    Response problems(ProblemException refused) {
        return answer(ProblemDocument.refusal(refused));
    }

    @ServerExceptionMapper
    Response ofHttp(WebApplicationException failure, HttpServerRequest request) {
        Response response = failure.getResponse();
        Set<String> allowed = response.getAllowedMethods();
        Refusal refusal = refusal(response.getStatus(), allowed, request, failure);
        Response.ResponseBuilder out = builder(refusal);
        return allowed.isEmpty() ? out.build() : out.allow(allowed).build();
    }

    private static Refusal refusal(
            int status, Set<String> allowed, HttpServerRequest request, WebApplicationException failure) {
        Problem problem =
                switch (status) {
                    case 400 -> ServerProblems.malformed("its form is not one that can be read");
                    case 404 -> ServerProblems.unknownAddress(HttpAnswers.path(request));
                    case 405 ->
                        ServerProblems.unknownMethod(request.method().name(), HttpAnswers.path(request), allowed);
                    case 406 -> ServerProblems.notAcceptable(String.valueOf(request.getHeader("Accept")));
                    case 413 -> ServerProblems.tooBig(RequestBounds.BODY_BYTES_MAX);
                    default -> ServerProblems.other(status);
                };
        return status >= 500 ? HttpAnswers.refusal(failure) : new Refusal(status, problem);
    }

    @ServerExceptionMapper
    Response fault(Throwable failure) {
        return answer(HttpAnswers.refusal(failure));
    }

    private static Response answer(Refusal refusal) {
        return builder(refusal).build();
    }

    private static Response.ResponseBuilder builder(Refusal refusal) {
        return Response.status(refusal.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(ProblemDocument.bytes(refusal));
    }
}
