package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a store stands, at one moment.
 *
 * @param workspace the name of the workspace whose releases it holds; null as long as it holds none
 * @param newestRevision the highest number of a revision; 0 if there is none
 * @param environments those that ever had a release
 */
public record StoreState(
        @Nullable String workspace, long newestRevision, SortedMap<EnvironmentName, EnvironmentState> environments) {

    /** Copies the environments. */
    public StoreState {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
    }

    /**
     * Where one environment stands.
     *
     * @param active the slot that it runs
     * @param newest the newest release of each slot that ever had one
     */
    public record EnvironmentState(Slot active, Map<Slot, Release> newest) {

        /** Copies the slots. */
        public EnvironmentState {
            newest = Map.copyOf(newest);
        }

        /** The highest number of a release, whichever slot it is in. */
        public long newestRelease() {
            return newest.values().stream().mapToLong(Release::number).max().orElse(0);
        }
    }
}
