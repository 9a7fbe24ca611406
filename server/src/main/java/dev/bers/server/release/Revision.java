package dev.bers.server.release;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state of the documents of a workspace, told as what differs from its parent; never changed after it is appended.
 *
 * <p>Revisions form a tree, not a line: an environment that was rolled back, or that others have overtaken, is published
 * to on top of what it runs.
 *
 * @param number given out in ascending order, from 1; no two revisions of a store have the same
 * @param parent the number of the revision that this one changes; null for the first
 * @param digest {@code sha256:} of all that follows and of the parent's digest, so that a revision vouches for its past
 * @param author who published it
 * @param message why; may be empty
 * @param time when, by the clock of the server
 * @param changes in the order of their paths
 */
public record Revision(
        long number,
        @Nullable Long parent,
        String digest,
        String author,
        String message,
        Instant time,
        List<DocumentChange> changes) {

    /** Copies and orders the changes. */
    public Revision {
        if (number < 1) {
            throw new IllegalArgumentException("a revision's number is at least 1, got: " + number);
        }
        changes = changes.stream()
                .sorted(Comparator.comparing(DocumentChange::path))
                .toList();
    }
}
