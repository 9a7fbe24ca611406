package dev.bers.client.guard;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import org.jspecify.annotations.Nullable;

/** All messages about requests that a process wants to send: codes ISO-060 and ISO-061. */
final class GuardProblems {

    private GuardProblems() {}

    /** ISO-060. */
    static Problem foreign(EnvironmentName environment, @Nullable String endpoint, @Nullable String owner) {
        return Problem.error(
                        "BERS-ISO-060",
                        "a process of " + environment + " must not reach " + endpoint + ", which belongs to " + owner)
                .foundInsteadOf(endpoint, "endpoints that " + environment + " may reach")
                .suggesting("read the address from the configuration of " + environment + " instead of writing it")
                .affecting(environment.text(), null);
    }

    /** ISO-061; a warning where the declaration says so. */
    static Problem unknown(EnvironmentName environment, String endpoint, boolean isRefused) {
        String code = "BERS-ISO-061";
        String message = "a process of " + environment + " must not reach " + endpoint + ", which nobody owns";
        return (isRefused ? Problem.error(code, message) : Problem.warning(code, message))
                .foundInsteadOf(endpoint, "endpoints that " + environment + " may reach")
                .suggesting("give it to whom it belongs in bers.yaml, under isolation")
                .affecting(environment.text(), null);
    }
}
