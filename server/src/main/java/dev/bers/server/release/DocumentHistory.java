package dev.bers.server.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which revision a document has been as it is since, and so who wrote it. */
final class DocumentHistory {

    /** Revisions that are looked at, however they lie on the path; what is older is not told. */
    static final int REVISIONS_MAX = 20_000;

    private static final int AT_ONCE = 500;

    private final ReleaseStore store;

    DocumentHistory(ReleaseStore store) {
        this.store = store;
    }

    /**
     * By path, the revision that changed a document last, on the way from a revision to the first one.
     *
     * @param paths those asked for; whatever is not found is left out
     */
    Map<String, Revision> lastChanges(Revision from, Collection<String> paths) {
        Map<String, Revision> found = new HashMap<>();
        Set<String> wanted = new HashSet<>(paths);
        Long next = from.number();
        long before = from.number() + 1;
        for (int seen = 0; next != null && !wanted.isEmpty() && seen < REVISIONS_MAX; ) {
            List<Revision> some = store.revisions(before, AT_ONCE);
            if (some.isEmpty()) {
                break;
            }
            for (Revision revision : some) {
                if (next != null && revision.number() == next) {
                    revision.changes().stream()
                            .filter(change -> wanted.remove(change.path()))
                            .forEach(change -> found.put(change.path(), revision));
                    next = revision.parent();
                }
            }
            seen += some.size();
            before = some.getLast().number();
        }
        return found;
    }
}
