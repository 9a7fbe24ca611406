package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to serve what the environments run, without the store.
 *
 * @param workspace its name; null if the store knew none
 * @param environments what each of them runs
 * @param documents of all their revisions, by their digests
 */
public record ReleaseSnapshot(
        @Nullable String workspace, SortedMap<EnvironmentName, Running> environments, Map<String, byte[]> documents) {

    /** Copies the maps. */
    public ReleaseSnapshot {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
        documents = Map.copyOf(documents);
    }

    /**
     * What an environment runs.
     *
     * @param release of the active slot
     * @param revision of the release
     * @param tree the digests of the revision's documents by their paths
     */
    public record Running(Release release, Revision revision, SortedMap<String, String> tree) {

        /** Copies the tree. */
        public Running {
            tree = Collections.unmodifiableSortedMap(new TreeMap<>(tree));
        }
    }
}
