package dev.bers.client;

import dev.bers.client.copy.LastGoodCopy;
import dev.bers.client.server.ServerAddress;
import dev.bers.client.server.ServerFollower;
import dev.bers.client.server.Timing;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client that gets its configuration from a server: first said in words, then opened. */
public final class FromServer extends Options<FromServer> {

    /** The variable that names the environment where the code does not. */
    static final String ENVIRONMENT_VARIABLE = "BERS_ENV";

    private static final Duration FIRST_MAX = Duration.ofSeconds(10);

    private final URI server;
    private @Nullable Path cache;
    private String application = "java";
    private String id = UUID.randomUUID().toString();
    private Timing timing = Timing.DEFAULT;
    private Duration first = FIRST_MAX;

    FromServer(URI server) {
        this.server = server;
    }

    @Override
    FromServer self() {
        return this;
    }

    /** What people call the application, in the server's list of clients. */
    public FromServer application(String name) {
        application = name;
        return this;
    }

    /** What tells this process apart from others of its environment; by default a random UUID. */
    public FromServer clientId(String unique) {
        id = UUID.nameUUIDFromBytes(unique.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        return this;
    }

    /** The folder for the last good configuration; without one, no start without the server. */
    public FromServer cache(Path folder) {
        cache = folder;
        return this;
    }

    /** How long to wait for what. */
    public FromServer timing(Timing times) {
        timing = times;
        return this;
    }

    /** How long {@link #open()} waits for the server where there is no copy; 10 s by default. */
    public FromServer waitForFirst(Duration longest) {
        first = longest;
        return this;
    }

    /**
     * Opens the client. With a copy of the last good configuration it answers at once, and finds out later whether the server
     * has a newer one; without it waits for the server.
     *
     * @throws ProblemException if there is neither, or the server refuses, or what there is is unfit for this process
     */
    public Bers open() {
        ServerAddress address = new ServerAddress(server, environment(), namedTenant());
        Reports reports = reports();
        LastGoodCopy copy =
                cache == null ? null : new LastGoodCopy(cache, address.environment(), address.tenant(), reports::send);
        Reception reception = new Reception(address, processVariables(), copy, reports);
        ServerFollower.Client client = new ServerFollower.Client(id, application);
        ServerFollower follower = new ServerFollower(address, client, timing, reception, new SplittableRandom());
        boolean hasCopy = reception.startFromCopy();
        follower.start();
        if (!hasCopy) {
            awaitFirst(reception, follower);
        }
        return new Bers(reception.current(), reports, follower);
    }

    private void awaitFirst(Reception reception, ServerFollower follower) {
        boolean isThere = false;
        try {
            reception.awaitFirst(first);
            isThere = true;
        } finally {
            if (!isThere) {
                follower.close();
            }
        }
    }

    private EnvironmentName environment() {
        EnvironmentName named = namedEnvironment();
        Map<String, String> variables = processVariables();
        String set = variables.getOrDefault(ENVIRONMENT_VARIABLE, "");
        if (named == null && !set.isEmpty()) {
            environment(set);
            named = namedEnvironment();
        }
        if (named == null) {
            throw new ProblemException(ClientProblems.noEnvironment(ENVIRONMENT_VARIABLE));
        }
        return named;
    }
}
