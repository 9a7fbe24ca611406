package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An environment's own layer, replaced as a whole while the server runs. (CFG-17) */
@Path("/api/config/environment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
public class EnvironmentDocumentResource {

    private static final int OK = 200;

    private final Publisher publisher;
    private final DefaultEnvironment otherwise;

    @Inject
    EnvironmentDocumentResource(Publisher publisher, DefaultEnvironment otherwise) {
        this.publisher = publisher;
        this.otherwise = otherwise;
    }

    /** Replaces it and releases that; answers with the release. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Replace the environment's own layer; its member environment says which (default: the detected one)")
    public Response replace(byte @Nullable [] sent, @Context HttpHeaders sentHeaders) {
        byte[] body = ReleaseReplies.body(sent);
        EnvironmentDocument document =
                new EnvironmentDocument(JsonBody.read(body).members());
        EnvironmentName environment = document.environment()
                .map(text -> ReleaseReplies.environment(text, publisher))
                .orElseGet(otherwise::environment);
        RequestHeaders headers = new RequestHeaders(sentHeaders);
        return ReleaseStatus.of(() -> {
            ActiveRelease running = publisher.standing().running(environment);
            ReleaseRequest request = new ReleaseRequest.Documents(
                    document.change(environment, running == null ? null : running.workspace()),
                    List.of(environment),
                    ReleaseRequest.Placement.ACTIVE);
            Authorship authorship = new Authorship(
                    headers.text(RequestHeaders.AUTHOR, RequestHeaders.NOBODY),
                    headers.text(RequestHeaders.MESSAGE, ""));
            ReleaseOrder order = ReleaseOrder.of(request, authorship)
                    .expectingRelease(headers.ifMatch())
                    .once(headers.idempotency("PUT /api/config/environment " + environment, body));
            return ReleaseReplies.of(OK, publisher.release(order));
        });
    }
}
