package dev.bers.client;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a client before it is opened, wherever its configuration comes from.
 *
 * @param <S> the kind of source, so that calls can be chained
 */
public abstract sealed class Options<S extends Options<S>> permits FromServer, FromFolder {

    private @Nullable EnvironmentName environment;
    private @Nullable TenantHash tenant;
    private Map<String, String> variables = System.getenv();
    private Consumer<Report> listener = Reports::log;

    Options() {}

    abstract S self();

    /**
     * The environment.
     *
     * @throws ProblemException if the text is no name of one
     */
    public S environment(String name) {
        environment = EnvironmentName.parse(name)
                .orElseThrow(() -> new ProblemException(ClientProblems.badName("an environment", name)));
        return self();
    }

    /**
     * The tenant; without one, there is none.
     *
     * @throws ProblemException if the text is no hash of one
     */
    public S tenant(String hash) {
        tenant = TenantHash.parse(hash)
                .orElseThrow(() -> new ProblemException(ClientProblems.badName("a tenant", hash)));
        return self();
    }

    /** The variables of the process, of which {@code BERS_CONFIG__…} are the highest layer; by default its real ones. */
    public S variables(Map<String, String> ofProcess) {
        variables = Map.copyOf(ofProcess);
        return self();
    }

    /** Who is told of what goes wrong, on whatever thread it does; by default the platform's log, see {@link System.Logger}. */
    public S onReport(Consumer<Report> reports) {
        listener = Objects.requireNonNull(reports);
        return self();
    }

    @Nullable
    EnvironmentName namedEnvironment() {
        return environment;
    }

    @Nullable
    TenantHash namedTenant() {
        return tenant;
    }

    Map<String, String> processVariables() {
        return variables;
    }

    Reports reports() {
        return new Reports(listener);
    }
}
