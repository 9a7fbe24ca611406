package dev.bers.environment;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file ({@code .bers/environment} or {@code bers.local.yaml}) says: what a deployment drops
 * beside the code.
 *
 * @param environment the name that it gives, not yet checked; empty if it says nothing, null if it holds something else
 *     than a name or cannot be read
 * @param location where it gives it
 * @param problems why it cannot be read as it was meant
 */
public record FileSignal(@Nullable String environment, Location location, List<Problem> problems) {

    /** Copies the problems. */
    public FileSignal {
        problems = List.copyOf(problems);
    }

    /** A name in a file that is as it should be. */
    public FileSignal(String environment, Location location) {
        this(environment, location, List.of());
    }
}
