package dev.bers.isolation;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with which isolation does not hold.
 *
 * @param reason what is wrong with it
 * @param isError whether the proof fails by it; a warning where the declaration says so of unknown endpoints
 * @param environment the one that is affected
 * @param tenants those affected, in the order of their documents; empty if every tenant is, and a request without one
 * @param kind of the configuration
 * @param path of the value
 * @param endpoint that it names, in its normal form; of a secret value without its path; {@code …} where there are too
 *     many of them
 * @param owner to whom the endpoint belongs, several separated by commas; null if nobody declared it
 * @param location where the value was written
 */
public record Violation(
        Reason reason,
        boolean isError,
        EnvironmentName environment,
        List<TenantHash> tenants,
        ConfigKind kind,
        String path,
        String endpoint,
        @Nullable String owner,
        Location location) {

    /** The ways in which isolation can fail. */
    public enum Reason {
        /** Another environment owns the endpoint. */
        FOREIGN("BERS-ISO-001"),
        /** Nobody owns the endpoint. */
        UNKNOWN("BERS-ISO-002"),
        /** Where the value leads cannot be known. */
        UNPROVABLE("BERS-ISO-003"),
        /** The value could name more endpoints than are read. */
        ENDLESS("BERS-ISO-004");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The problem's code. */
        public String code() {
            return code;
        }
    }

    /** Copies the tenants. */
    public Violation {
        tenants = List.copyOf(tenants);
    }

    /** The first tenant affected; null if all are, and a request without one. */
    public @Nullable TenantHash tenant() {
        return tenants.isEmpty() ? null : tenants.get(0);
    }

    /** The violation as a message to a person. */
    public Problem problem() {
        Problem problem =
                switch (reason) {
                    case FOREIGN -> IsolationProblems.foreignEndpoint(this);
                    case UNKNOWN -> IsolationProblems.unknownEndpoint(this);
                    case UNPROVABLE -> IsolationProblems.unprovable(this);
                    case ENDLESS -> IsolationProblems.endless(this);
                };
        problem = problem.at(location).atPath(path).affecting(environment.text(), null);
        for (TenantHash tenant : tenants) {
            problem = problem.affecting(environment.text(), tenant.text());
        }
        return problem;
    }
}
