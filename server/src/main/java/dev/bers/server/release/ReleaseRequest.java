package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be released. */
public sealed interface ReleaseRequest {

    /**
     * Documents that are replaced, added or removed, in each of some environments on top of what it runs.
     *
     * @param changes the new bytes by path, null for a document that is removed
     * @param environments those to release to; null for all
     * @param slot where the releases are put
     */
    record Documents(
            Map<String, byte @Nullable []> changes,
            @Nullable List<EnvironmentName> environments,
            Placement slot) implements ReleaseRequest {}

    /**
     * A whole workspace, in place of whatever was there.
     *
     * @param documents the bytes by path
     * @param environments those to release to; null for all
     * @param kind {@link Release.Kind#IMPORT} or {@link Release.Kind#PUBLISH}
     */
    record Workspace(
            Map<String, byte[]> documents,
            @Nullable List<EnvironmentName> environments,
            Placement slot,
            Release.Kind kind)
            implements ReleaseRequest {}

    /** What one environment runs, for another one, whose own layers stay as they are. */
    record Promotion(EnvironmentName from, EnvironmentName to, Placement slot) implements ReleaseRequest {}

    /** An earlier release of an environment once more. */
    record Rollback(EnvironmentName environment, long release) implements ReleaseRequest {}

    /** What waits in the slot that is not active. */
    record Switch(EnvironmentName environment) implements ReleaseRequest {}

    /** Which slot a release is put in. */
    enum Placement {
        /** The active one, so that it runs at once. */
        ACTIVE,
        /** The other one, where it waits for the switch. */
        INACTIVE
    }
}
