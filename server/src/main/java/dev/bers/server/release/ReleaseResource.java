package dev.bers.server.release;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.JsonBody;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The releases of each environment: listed, promoted, rolled back, switched. */
@Path("/api/v1/environments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "releases")
public class ReleaseResource {

    private static final int CREATED = 201;
    private static final int UNPROCESSABLE = 422;
    private static final int LISTED_MAX = 500;
    private static final long NUMBER_MAX = 9_007_199_254_740_991L;

    private final Publisher publisher;
    private final ReleaseStore store;

    @Inject
    ReleaseResource(Publisher publisher, ReleaseStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    /** All environments, each with what it runs and what waits in its other slot. */
    @GET
    @Operation(summary = "All environments, each with what it runs and what waits in its other slot")
    public Response all() {
        Standing standing = publisher.standing();
        SortedMap<EnvironmentName, String> tiers = new TreeMap<>();
        standing.lines().forEach((name, line) -> {
            tiers.putIfAbsent(name, "");
            ActiveRelease running = line.running();
            if (running != null) {
                for (Environment each :
                        running.workspace().documents().environments().all()) {
                    tiers.merge(
                            each.name(),
                            each.tier().text(),
                            (some, other) -> name.equals(each.name()) || some.isEmpty() ? other : some);
                }
            }
        });
        List<Value> environments = new ArrayList<>();
        tiers.forEach((name, tier) ->
                environments.add(environment(name, tier, standing.lines().get(name))));
        return ReleaseReplies.of(MappingValue.builder()
                .put("workspace", ProblemExchange.orNull(standing.workspace()))
                .put("environments", ListValue.of(environments))
                .build());
    }

    private Value environment(EnvironmentName name, String tier, Standing.@Nullable Line line) {
        Problem degraded = publisher.degraded().get(name);
        ActiveRelease running = line == null ? null : line.running();
        Release waiting = line == null ? null : line.newest().get(line.slot().other());
        return MappingValue.builder()
                .put("environment", name.text())
                .put("tier", ProblemExchange.orNull(tier.isEmpty() ? null : tier))
                .put(
                        "running",
                        running == null
                                ? ReleaseAnswers.NONE
                                : ReleaseAnswers.release(running.release(), true)
                                        .build())
                .put(
                        "waiting",
                        waiting == null
                                ? ReleaseAnswers.NONE
                                : ReleaseAnswers.release(waiting, false).build())
                .put("degraded", degraded == null ? ReleaseAnswers.NONE : ProblemExchange.one(degraded))
                .build();
    }

    /** The releases of an environment, the newest first. */
    @GET
    @Path("{environment}/releases")
    @Operation(summary = "The releases of an environment, the newest first")
    public Response list(
            @PathParam("environment") String environment,
            @QueryParam("before") @DefaultValue("9007199254740991") long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return ReleaseStatus.of(() -> {
            EnvironmentName name = known(environment);
            List<Value> releases = new ArrayList<>();
            for (Release release : store.releases(name, before, Math.clamp(limit, 1, LISTED_MAX))) {
                releases.add(ReleaseAnswers.release(release, isActive(release)).build());
            }
            return ReleaseReplies.of(MappingValue.builder()
                    .put("environment", name.text())
                    .put("releases", ListValue.of(releases))
                    .build());
        });
    }

    /** One release. */
    @GET
    @Path("{environment}/releases/{number:[0-9]{1,15}}")
    @Operation(summary = "One release of an environment")
    public Response one(@PathParam("environment") String environment, @PathParam("number") long number) {
        return ReleaseStatus.of(() -> {
            EnvironmentName name = known(environment);
            Standing.Line line =
                    Objects.requireNonNull(publisher.standing().lines().get(name));
            Release release = store.release(name, number)
                    .orElseThrow(() -> new ProblemException(ReleaseProblems.noRelease(name, number, line.last())));
            return Response.fromResponse(ReleaseReplies.of(
                            ReleaseAnswers.release(release, isActive(release)).build()))
                    .header(HttpHeaders.ETAG, ReleaseReplies.tag(number))
                    .build();
        });
    }

    /** Takes over what another environment runs; {@code {"from", "dryRun", "slot", "message", "author"}}. */
    @POST
    @Path("{environment}/promotions")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Promote what another environment runs: {\"from\": ENV, \"dryRun\": true or false}")
    public Response promote(
            @PathParam("environment") String environment, byte @Nullable [] sent, @Context HttpHeaders sentHeaders) {
        Ordered ordered = new Ordered(sent, sentHeaders, "from", "dryRun", "slot");
        return ReleaseStatus.of(() -> {
            EnvironmentName to = ReleaseReplies.environment(environment, publisher);
            EnvironmentName from = known(JsonBody.required("from", ordered.json.text("from")));
            ReleaseOrder order = ordered.of(
                    new ReleaseRequest.Promotion(from, to, RevisionResource.slot(ordered.json)), to + "/promotions");
            if (isTrue("dryRun", ordered.json)) {
                return ReleaseReplies.of(publisher.preview(order).answer());
            }
            return ReleaseReplies.of(CREATED, publisher.release(order));
        });
    }

    /** Runs an earlier release again; {@code {"release", "message", "author"}}. */
    @POST
    @Path("{environment}/rollbacks")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Run an earlier release of the environment again: {\"release\": NUMBER}")
    public Response rollBack(
            @PathParam("environment") String environment, byte @Nullable [] sent, @Context HttpHeaders sentHeaders) {
        Ordered ordered = new Ordered(sent, sentHeaders, "release");
        return ReleaseStatus.of(() -> {
            EnvironmentName name = known(environment);
            OptionalLong release = ordered.json.integer("release", 1, NUMBER_MAX);
            long number = JsonBody.required(
                    "release", release.isPresent() ? Optional.of(release.getAsLong()) : Optional.empty());
            return ReleaseReplies.of(
                    CREATED,
                    publisher.release(ordered.of(new ReleaseRequest.Rollback(name, number), name + "/rollbacks")));
        });
    }

    /** Runs what waits in the other slot; {@code {"message", "author"}}, or no body. */
    @POST
    @Path("{environment}/switch")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Run what waits in the other slot")
    public Response change(
            @PathParam("environment") String environment, byte @Nullable [] sent, @Context HttpHeaders sentHeaders) {
        Ordered ordered = new Ordered(sent, sentHeaders);
        return ReleaseStatus.of(() -> {
            EnvironmentName name = known(environment);
            return ReleaseReplies.of(
                    CREATED, publisher.release(ordered.of(new ReleaseRequest.Switch(name), name + "/switch")));
        });
    }

    /** A body and headers that ask for a release. */
    private static final class Ordered {
        private final byte[] body;
        private final JsonBody json;
        private final RequestHeaders headers;

        Ordered(byte @Nullable [] sent, HttpHeaders headers, String... members) {
            List<String> all = new ArrayList<>(List.of(members));
            all.add("author");
            all.add("message");
            this.body = ReleaseReplies.body(sent);
            this.json = JsonBody.read(body).only(all.toArray(new String[0]));
            this.headers = new RequestHeaders(headers);
        }

        ReleaseOrder of(ReleaseRequest request, String address) {
            Authorship authorship = new Authorship(
                    json.text("author").orElse(headers.text(RequestHeaders.AUTHOR, RequestHeaders.NOBODY)),
                    json.text("message").orElse(headers.text(RequestHeaders.MESSAGE, "")));
            return ReleaseOrder.of(request, authorship)
                    .expectingRelease(headers.ifMatch())
                    .once(headers.idempotency("POST /api/v1/environments/" + address, body));
        }
    }

    private static boolean isTrue(String name, JsonBody json) {
        Value value = json.members().get(name);
        if (value != null && !(value instanceof BooleanValue)) {
            throw new Refusal(UNPROCESSABLE, ServerProblems.member(name, "true or false", value.typeName()));
        }
        return value instanceof BooleanValue flag && flag.isTrue();
    }

    private EnvironmentName known(String text) {
        EnvironmentName name = ReleaseReplies.environment(text, publisher);
        if (!publisher.standing().lines().containsKey(name)) {
            throw new ProblemException(ReleaseProblems.nothingRuns(name));
        }
        return name;
    }

    private boolean isActive(Release release) {
        ActiveRelease running = publisher.standing().running(release.environment());
        return running != null && running.release().equals(release);
    }
}
