package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one publish appends: all of it or nothing. Numbers are given out by who publishes.
 *
 * @param revision null for what releases an old revision anew: a rollback, a switch
 * @param documents the bytes of all digests that are new to the store; that some are there already does not matter
 * @param releases in the order of their numbers
 * @param active the active slot after it, of each environment that is named in the releases
 * @param answer what is said again to who repeats the request; null if it bore no key
 */
public record Append(
        @Nullable Revision revision,
        Map<String, byte[]> documents,
        List<Release> releases,
        Map<EnvironmentName, Slot> active,
        @Nullable IdempotentAnswer answer) {

    /** Copies lists and maps. */
    public Append {
        documents = Map.copyOf(documents);
        releases = List.copyOf(releases);
        active = Map.copyOf(active);
    }
}
