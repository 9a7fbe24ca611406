package dev.bers.server.release;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What differs between releases, revisions, environments and tenants. (CFG-9) */
@Path("/api/v1/diff")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
public class DiffResource {

    private final Inspection inspection;

    @Inject
    DiffResource(Inspection inspection) {
        this.inspection = inspection;
    }

    /** What differs between two sides. */
    @GET
    @Operation(summary = "What differs: each side is ENV, ENV/TENANT, ENV@RELEASE or ENV@rREVISION")
    public Response diff(
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("kind") @DefaultValue("environment") String kind) {
        return ReleaseStatus.of(() -> ReleaseReplies.of(inspection.diff(from, to, ReleaseReplies.kind(kind))));
    }
}
