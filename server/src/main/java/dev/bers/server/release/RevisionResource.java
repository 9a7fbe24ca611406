package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.JsonBody;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The revisions of the workspace: published, listed, looked at. */
@Path("/api/v1/workspaces/{name}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
public class RevisionResource {

    private static final int CREATED = 201;
    private static final int UNPROCESSABLE = 422;
    private static final int LISTED_MAX = 500;

    private final Publisher publisher;
    private final ReleaseStore store;

    @Inject
    RevisionResource(Publisher publisher, ReleaseStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    /**
     * Publishes documents that are replaced, added or removed, or a zip of the whole workspace in place of what there is.
     * What the body begins with tells which: the content type is often whatever a client sends by itself.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Publish documents: {\"message\", \"documents\": {path: text, or null to remove it},"
                    + " \"environments\": […], \"slot\": \"active\" or \"inactive\"}; or a zip of the whole workspace")
    public Response publish(
            @PathParam("name") String name,
            @QueryParam("environments") @Nullable String environments,
            byte @Nullable [] sent,
            @Context HttpHeaders sentHeaders) {
        byte[] body = ReleaseReplies.body(sent);
        RequestHeaders headers = new RequestHeaders(sentHeaders);
        MediaType type = sentHeaders.getMediaType();
        boolean isSaidToBe = type != null && type.getSubtype().equals("zip");
        return WorkspaceZip.isZip(body) || isSaidToBe
                ? publishZip(name, environments, body, headers)
                : publishDocuments(name, body, headers);
    }

    private Response publishDocuments(String name, byte[] body, RequestHeaders headers) {
        JsonBody json = JsonBody.read(body).only("message", "author", "documents", "environments", "slot");
        return ReleaseStatus.of(() -> {
            requireWorkspace(name);
            ReleaseRequest request = new ReleaseRequest.Documents(
                    documents(json.members()),
                    json.texts("environments").map(this::environments).orElse(null),
                    slot(json));
            Authorship authorship = new Authorship(
                    json.text("author").orElse(headers.text(RequestHeaders.AUTHOR, RequestHeaders.NOBODY)),
                    json.text("message").orElse(headers.text(RequestHeaders.MESSAGE, "")));
            return publish(request, authorship, name, headers, body);
        });
    }

    private Response publishZip(String name, @Nullable String environments, byte[] body, RequestHeaders headers) {
        return ReleaseStatus.of(() -> {
            requireWorkspace(name);
            ReleaseRequest request = new ReleaseRequest.Workspace(
                    WorkspaceZip.read(body),
                    environments == null ? null : environments(Arrays.asList(environments.split(",", -1))),
                    ReleaseRequest.Placement.ACTIVE,
                    Release.Kind.PUBLISH);
            Authorship authorship = new Authorship(
                    headers.text(RequestHeaders.AUTHOR, RequestHeaders.NOBODY),
                    headers.text(RequestHeaders.MESSAGE, ""));
            return publish(request, authorship, name + "?environments=" + environments, headers, body);
        });
    }

    private Response publish(
            ReleaseRequest request, Authorship authorship, String name, RequestHeaders headers, byte[] body) {
        ReleaseOrder order = ReleaseOrder.of(request, authorship)
                .expectingRevision(headers.ifMatch())
                .once(headers.idempotency("POST /api/v1/workspaces/" + name + "/revisions", body));
        return ReleaseReplies.of(CREATED, publisher.release(order));
    }

    /** The revisions, the newest first. */
    @GET
    @Operation(summary = "The revisions, the newest first")
    public Response list(
            @PathParam("name") String name,
            @QueryParam("before") @DefaultValue("9007199254740991") long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return ReleaseStatus.of(() -> {
            requireWorkspace(name);
            List<Value> revisions = new ArrayList<>();
            for (Revision revision : store.revisions(before, Math.clamp(limit, 1, LISTED_MAX))) {
                revisions.add(ReleaseAnswers.revision(revision));
            }
            return ReleaseReplies.of(MappingValue.builder()
                    .put("revisions", ListValue.of(revisions))
                    .build());
        });
    }

    /** One revision, with the digests of all documents. */
    @GET
    @Path("{number:[0-9]{1,15}}")
    @Operation(summary = "A revision: what it changed, and the digests of all documents as of it")
    public Response one(@PathParam("name") String name, @PathParam("number") long number) {
        return ReleaseStatus.of(() -> {
            requireWorkspace(name);
            Revision revision = store.revision(number)
                    .orElseThrow(() -> new ProblemException(ReleaseProblems.noRevision(
                            number, publisher.standing().newestRevision())));
            MappingValue.Builder answer = MappingValue.builder();
            MappingValue told = ReleaseAnswers.revision(revision);
            for (int i = 0; i < told.size(); i++) {
                answer.put(told.keyAt(i), told.valueAt(i));
            }
            MappingValue.Builder documents = MappingValue.builder();
            store.tree(number).forEach(documents::put);
            return ReleaseReplies.of(answer.put("documents", documents.build()).build());
        });
    }

    private void requireWorkspace(String name) {
        String actual = publisher.workspace();
        if (actual != null && !actual.equals(name)) {
            throw new ProblemException(ReleaseProblems.otherWorkspace(name, actual));
        }
    }

    private List<EnvironmentName> environments(List<String> names) {
        return names.stream()
                .distinct()
                .map(name -> ReleaseReplies.environment(name, publisher))
                .toList();
    }

    static ReleaseRequest.Placement slot(JsonBody json) {
        String text = json.text("slot").orElse("active");
        return switch (text) {
            case "active" -> ReleaseRequest.Placement.ACTIVE;
            case "inactive" -> ReleaseRequest.Placement.INACTIVE;
            default -> throw new Refusal(UNPROCESSABLE, ServerProblems.member("slot", "active or inactive", text));
        };
    }

    private static Map<String, byte @Nullable []> documents(MappingValue members) {
        if (!(members.get("documents") instanceof MappingValue documents)) {
            throw new ProblemException(ReleaseProblems.noDocuments());
        }
        Map<String, byte @Nullable []> changes = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            String path = documents.keyAt(i);
            switch (documents.valueAt(i)) {
                case TextValue text -> changes.put(path, text.text().getBytes(StandardCharsets.UTF_8));
                case NullValue removed -> changes.put(path, null);
                case Value other ->
                    throw new Refusal(
                            UNPROCESSABLE,
                            ServerProblems.member("documents." + path, "a text, or null", other.typeName()));
            }
        }
        return changes;
    }
}
