package dev.bers.server.environment;

import dev.bers.environment.Signals;
import dev.bers.exchange.DetectionExchange;
import dev.bers.server.http.QueryParameters;
import dev.bers.value.MappingValue;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Which environment a request, or the server itself, is in; answers as {@code bers detect --json} does.
 *
 * <p>The host is the one that the request was sent to. What a proxy says in its place ({@code X-Forwarded-Host}) anybody can say,
 * and nothing declares a proxy that is trusted, so it does not count.
 */
@Path("/api/environment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "environment")
public class DetectionResource {

    private static final List<String> PARAMETERS = List.of("hostname", "url");

    private final EnvironmentDetection detection;

    @Inject
    DetectionResource(EnvironmentDetection detection) {
        this.detection = detection;
    }

    /** From everything: the files, variables and branch of the server's process, and the request's host. */
    @GET
    @Path("detect")
    @Operation(summary = "Which environment this is, and why")
    @Parameter(name = "hostname", in = ParameterIn.QUERY, description = "In place of the request's host")
    @Parameter(name = "url", in = ParameterIn.QUERY, description = "The address of a page; gives the host, too")
    public MappingValue detect(@Context HttpServerRequest request) {
        return answer(asked(detection.ofProcess(), request));
    }

    /** From the host alone. */
    @GET
    @Path("hostname-detection")
    @Operation(summary = "Which environment a host belongs to, whatever else is known")
    @Parameter(name = "hostname", in = ParameterIn.QUERY, description = "In place of the request's host")
    @Parameter(name = "url", in = ParameterIn.QUERY, description = "The address of a page; gives the host, too")
    public MappingValue ofHostname(@Context HttpServerRequest request) {
        return answer(asked(Signals.NONE, request));
    }

    private static Signals asked(Signals signals, HttpServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request.query()).only(PARAMETERS);
        String url = parameters.text("url").orElse(null);
        String hostname = parameters.text("hostname").orElse(null);
        String host = url == null && hostname == null ? request.getHeader("Host") : hostname;
        return signals.withUrl(url).withHostname(host);
    }

    private MappingValue answer(Signals signals) {
        EnvironmentDetection.Timed timed = detection.detect(signals);
        return DetectionExchange.answer(timed.detection())
                .put("durationMicros", timed.nanos() / 1_000)
                .build();
    }
}
