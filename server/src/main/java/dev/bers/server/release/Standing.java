package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where all environments stand: what the next release is built upon. Immutable.
 *
 * @param workspace the name of the workspace; null as long as nothing was released
 * @param newestRevision the highest number of a revision; 0 if there is none
 * @param lines by environment, those that ever had a release
 */
record Standing(@Nullable String workspace, long newestRevision, SortedMap<EnvironmentName, Line> lines) {

    /** Of an empty store. */
    static final Standing EMPTY = new Standing(null, 0, new TreeMap<>());

    /** Copies the lines. */
    Standing {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /**
     * The releases of one environment.
     *
     * @param running what it runs; null if this program accepts none of its releases
     * @param checked the day on which that was found right; what is accepted until a day may be wrong on the next
     * @param slot the active one
     * @param newest the newest release of each slot that ever had one
     */
    record Line(@Nullable ActiveRelease running, LocalDate checked, Slot slot, Map<Slot, Release> newest) {

        /** Copies the slots. */
        Line {
            newest = Map.copyOf(newest);
        }

        /** The number of the last release, in whatever slot. */
        long last() {
            return newest.values().stream().mapToLong(Release::number).max().orElse(0);
        }
    }

    /** What an environment runs; null if nothing. */
    @Nullable
    ActiveRelease running(EnvironmentName environment) {
        Line line = lines.get(environment);
        return line == null ? null : line.running();
    }
}
