package dev.bers.server.monitoring;

import dev.bers.server.monitoring.HealthCheck.Checked;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether the server can do its work: for load balancers and people. */
@Path("/api/monitoring/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "monitoring")
public class HealthResource {

    private final HealthChecks checks;

    @Inject
    HealthResource(HealthChecks checks) {
        this.checks = checks;
    }

    /**
     * How the server is.
     *
     * @param status of the whole: the worst of all
     * @param checks each with its own
     */
    public record Health(HealthStatus status, List<Checked> checks) {}

    /** All checks; a server that answers is alive, and one that answers 200 is ready. */
    @GET
    @Operation(summary = "Whether the server can do its work")
    @APIResponse(responseCode = "200", description = "It can, if need be with a part of it degraded")
    @APIResponse(responseCode = "503", description = "It cannot: the checks say why")
    public RestResponse<Health> health() {
        List<Checked> checked = checks.all();
        HealthStatus status = checked.stream().map(Checked::status).reduce(HealthStatus.HEALTHY, HealthStatus::and);
        RestResponse.Status answer =
                status == HealthStatus.UNHEALTHY ? RestResponse.Status.SERVICE_UNAVAILABLE : RestResponse.Status.OK;
        return RestResponse.status(answer, new Health(status, checked));
    }
}
