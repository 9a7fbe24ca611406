package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.http.JsonBody;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.tenant.TenantHash;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The running processes of an environment: what each of them uses, and whether that is what it should use. (CFG-13) */
@Path("/api/v1/environments/{environment}/clients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "live")
public class ClientsResource {

    private static final int MALFORMED = 400;
    private static final int UNKNOWN = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int TEXT_LENGTH_MAX = 500;
    private static final long RELEASE_MAX = 1L << 53;

    private final ServedConfigurations configurations;
    private final Clients clients;
    private final LiveUpdates updates;
    private final InstantSource clock;

    @Inject
    ClientsResource(ServedConfigurations configurations, Clients clients, LiveUpdates updates, InstantSource clock) {
        this.configurations = configurations;
        this.clients = clients;
        this.updates = updates;
        this.clock = clock;
    }

    /** Takes down what a process did with a release. */
    @PUT
    @Path("{id}")
    @Operation(summary = "Tell what this process did with a release")
    public void tell(@PathParam("environment") String name, @PathParam("id") String id, byte[] body) {
        EnvironmentName environment = configurations.environment(name);
        if (!Client.isId(id)) {
            throw new Refusal(MALFORMED, LiveProblems.badClient(id));
        }
        JsonBody members = JsonBody.read(body).only("release", "digest", "state", "reason", "tenant", "application");
        clients.told(new Client(
                environment,
                id,
                cut(members.text("application")),
                Audience.tenant(members.text("tenant")),
                members.integer("release", 0, RELEASE_MAX)
                        .orElseThrow(() -> new Refusal(UNPROCESSABLE, ServerProblems.memberMissing("release"))),
                cut(Optional.of(JsonBody.required("digest", members.text("digest")))),
                state(JsonBody.required("state", members.text("state"))),
                cut(members.text("reason")),
                clock.instant()));
    }

    private static String cut(Optional<String> text) {
        String whole = text.orElse("");
        return whole.length() <= TEXT_LENGTH_MAX ? whole : whole.substring(0, TEXT_LENGTH_MAX);
    }

    private static Client.State state(String text) {
        for (Client.State state : Client.State.values()) {
            if (state.text().equals(text)) {
                return state;
            }
        }
        throw new Refusal(UNPROCESSABLE, ServerProblems.member("state", "applied, rejected or stale", text));
    }

    /** Those that told of themselves, and how what they use differs. */
    @GET
    @Operation(summary = "The running processes, and which of them drift")
    public MappingValue list(@PathParam("environment") String name) {
        EnvironmentName environment = configurations.environment(name);
        ServedConfiguration active = configurations.of(environment, null);
        Map<Optional<TenantHash>, Optional<ServedConfiguration>> byTenant = new HashMap<>();
        Map<Client.Drift, Integer> drifts = new EnumMap<>(Client.Drift.class);
        Map<Client.State, Integer> states = new EnumMap<>(Client.State.class);
        List<Value> listed = new ArrayList<>();
        for (Client client : clients.of(environment)) {
            ServedConfiguration own = byTenant.computeIfAbsent(
                            Optional.ofNullable(client.tenant()), tenant -> served(environment, tenant.orElse(null)))
                    .orElse(null);
            Client.Drift drift = client.drift(own);
            drifts.merge(drift, 1, Integer::sum);
            states.merge(client.state(), 1, Integer::sum);
            listed.add(client.answer(drift));
        }
        return MappingValue.builder()
                .put("environment", name)
                .put("release", active.release().number())
                .put("digest", active.digest())
                .put("clients", ListValue.of(listed))
                .put("summary", summary(listed.size(), drifts, states))
                .build();
    }

    private Optional<ServedConfiguration> served(EnvironmentName environment, @Nullable TenantHash tenant) {
        try {
            return Optional.of(configurations.of(environment, tenant));
        } catch (Refusal gone) {
            return Optional.empty();
        }
    }

    private static MappingValue summary(
            int count, Map<Client.Drift, Integer> drifts, Map<Client.State, Integer> states) {
        MappingValue.Builder summary = MappingValue.builder().put("clients", count);
        for (Client.State state : Client.State.values()) {
            summary.put(state.text(), states.getOrDefault(state, 0));
        }
        for (Client.Drift drift : Client.Drift.values()) {
            summary.put(drift == Client.Drift.NONE ? "inStep" : drift.text(), drifts.getOrDefault(drift, 0));
        }
        return summary.build();
    }

    /** Makes a process read everything anew, if it listens to events. */
    @POST
    @Path("{id}/repair")
    @Operation(summary = "Make a process read its configuration anew")
    public void repair(@PathParam("environment") String name, @PathParam("id") String id) {
        EnvironmentName environment = configurations.environment(name);
        Client client = clients.find(environment, id)
                .orElseThrow(() -> new Refusal(UNKNOWN, LiveProblems.unknownClient(id, name)));
        updates.repair(
                new Audience(environment, client.tenant()),
                subscriber -> subscriber.client().equals(id));
    }
}
