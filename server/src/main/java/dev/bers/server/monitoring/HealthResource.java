package dev.bers.server.monitoring;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether the server can do its work. */
@Path("/api/monitoring/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    /**
     * An answer for load balancers and people.
     *
     * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
     */
    public record Health(String status) {}

    /** The state of the whole. */
    @GET
    public Health health() {
        return new Health("healthy");
    }
}
