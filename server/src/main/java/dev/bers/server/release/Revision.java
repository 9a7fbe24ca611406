package dev.bers.server.release;

import dev.bers.server.database.ContentDigest;
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

    /**
     * The revision that makes these changes to its parent, with the digest that follows from both.
     *
     * @param parent null for the first
     */
    public static Revision on(
            @Nullable Revision parent,
            long number,
            String author,
            String message,
            Instant time,
            List<DocumentChange> changes) {
        Revision unsigned =
                new Revision(number, parent == null ? null : parent.number(), "", author, message, time, changes);
        return new Revision(
                number,
                unsigned.parent(),
                unsigned.digestOn(parent == null ? null : parent.digest()),
                author,
                message,
                time,
                unsigned.changes());
    }

    /** Whether it was made on top of the revision with this digest (null: of nothing), and is what was made. */
    public boolean isOn(@Nullable String parentDigest) {
        return (parent == null) == (parentDigest == null) && digest.equals(digestOn(parentDigest));
    }

    private String digestOn(@Nullable String parentDigest) {
        ContentDigest content = new ContentDigest()
                .add(parentDigest == null ? "" : parentDigest)
                .add(author)
                .add(message)
                .add(time.toString());
        for (DocumentChange change : changes) {
            content.add(change.path()).add(change.digest() == null ? "" : change.digest());
        }
        return content.text();
    }
}
