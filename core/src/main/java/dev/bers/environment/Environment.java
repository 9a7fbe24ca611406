package dev.bers.environment;

import dev.bers.problem.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared environment.
 *
 * @param name what it is called
 * @param tier how much is at stake in it
 * @param parent the environment whose configuration it {@code extends}; null if none
 * @param hostnames patterns of the hosts that serve it
 * @param branches patterns of the git branches that are built for it
 * @param location where it is declared
 */
public record Environment(
        EnvironmentName name,
        Tier tier,
        @Nullable EnvironmentName parent,
        List<HostnamePattern> hostnames,
        List<BranchPattern> branches,
        Location location) {

    /** Copies the lists. */
    public Environment {
        hostnames = List.copyOf(hostnames);
        branches = List.copyOf(branches);
    }
}
