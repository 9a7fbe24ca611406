package dev.bers.server.live;

import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.http.QueryParameters;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.value.MappingValue;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What changed for a client since the release that it has. */
@Path("/api/v1/environments/{environment}/configuration/delta")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "live")
public class DeltaResource {

    private static final int MALFORMED = 400;
    private static final int GONE = 410;

    private final ServedConfigurations configurations;
    private final LiveUpdates updates;
    private final ReleaseHistory history;

    @Inject
    DeltaResource(ServedConfigurations configurations, LiveUpdates updates, ReleaseHistory history) {
        this.configurations = configurations;
        this.updates = updates;
        this.history = history;
    }

    /** The changes from a release to the active one; 410 if that release is too long ago. */
    @GET
    @Operation(summary = "What changed since a release, or 410: then read the whole")
    @Parameter(name = "from", in = ParameterIn.QUERY, required = true, description = "The number of a release")
    @Parameter(name = "tenant", in = ParameterIn.QUERY, description = "Its hash; without it, no tenant's values")
    public MappingValue delta(@PathParam("environment") String name, @Context HttpServerRequest request) {
        return delta(name, QueryParameters.of(request.query()).only(List.of("from", "tenant")));
    }

    private MappingValue delta(String name, QueryParameters parameters) {
        long from = number(parameters.text("from").orElse(""));
        Audience audience = Audience.asked(configurations, name, parameters);
        ServedConfiguration to = updates.active(audience);
        return history.find(audience, from)
                .map(before -> ReleaseHistory.delta(before, to))
                .orElseThrow(() -> new Refusal(GONE, LiveProblems.unknownRelease(from, name)));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new Refusal(MALFORMED, ServerProblems.parameter("from", text, "the number of a release"));
        }
    }
}
