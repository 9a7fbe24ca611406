package dev.bers.server.release;

import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.tenant.TenantHash;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a release says of a value, and who said so. */
@Path("/api/v1/environments/{environment}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
public class ExplainResource {

    private static final int NOT_FOUND = 404;

    private final Inspection inspection;
    private final Publisher publisher;

    @Inject
    ExplainResource(Inspection inspection, Publisher publisher) {
        this.inspection = inspection;
        this.publisher = publisher;
    }

    /** Why a value is what it is. */
    @GET
    @Path("{path:.+}")
    @Operation(summary = "Why a value is what it is, as bers explain says it, with who wrote each file that has a say")
    public Response explain(
            @PathParam("environment") String environment,
            @PathParam("path") String path,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("release") @Nullable Long release,
            @QueryParam("kind") @DefaultValue("environment") String kind) {
        return ReleaseStatus.of(() -> ReleaseReplies.of(inspection.explain(
                ReleaseReplies.environment(environment, publisher),
                tenant(tenant),
                release,
                ReleaseReplies.kind(kind),
                path)));
    }

    private static @Nullable TenantHash tenant(@Nullable String text) {
        return text == null
                ? null
                : TenantHash.parse(text)
                        .orElseThrow(() -> new Refusal(NOT_FOUND, ServerProblems.noName("tenant", text, List.of())));
    }
}
