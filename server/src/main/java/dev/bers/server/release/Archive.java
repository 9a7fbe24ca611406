package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Revisions with their documents, brought back from the store. */
final class Archive {

    private final ReleaseStore store;

    Archive(ReleaseStore store) {
        this.store = store;
    }

    /**
     * A revision.
     *
     * @throws ProblemException if there is none of the number
     */
    Revision revision(long number) {
        return store.revision(number)
                .orElseThrow(() -> new ProblemException(
                        ReleaseProblems.noRevision(number, store.load().newestRevision())));
    }

    /**
     * A release of an environment.
     *
     * @param last the number of its last one
     * @throws ProblemException if there is none of the number
     */
    Release release(EnvironmentName environment, long number, long last) {
        return store.release(environment, number)
                .orElseThrow(() -> new ProblemException(ReleaseProblems.noRelease(environment, number, last)));
    }

    /**
     * The workspace of a revision, read but not found right.
     *
     * @param near one whose documents are likely to be the same, to share them; null for none
     */
    LoadedWorkspace workspace(Revision revision, @Nullable LoadedWorkspace near) {
        Map<String, String> tree = store.tree(revision.number());
        Map<String, byte[]> byDigest = store.documents(tree.values());
        Map<String, byte[]> documents = new HashMap<>();
        tree.forEach((path, digest) -> {
            byte[] bytes = byDigest.get(digest);
            if (bytes != null) {
                documents.put(path, bytes);
            }
        });
        return near == null ? LoadedWorkspace.of(documents) : near.with(near.changesTo(documents));
    }
}
