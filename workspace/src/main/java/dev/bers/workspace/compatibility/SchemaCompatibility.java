package dev.bers.workspace.compatibility;

import dev.bers.problem.Problem;
import dev.bers.value.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares versions of a JSON Schema (draft-07 or 2020-12, as {@code $schema} says; without it 2020-12).
 *
 * <p>The answer is sound: where no break is reported, none exists. A break whose {@link SchemaBreak#isUnproved()} is true
 * says that none was found, but that its absence could not be shown either.
 */
public final class SchemaCompatibility {

    private SchemaCompatibility() {}

    /** Compares two versions; a transitive mode means the same as its plain one here. */
    public static CompatibilityReport compare(Document older, Document newer, CompatibilityMode mode) {
        return compare(List.of(older, newer), mode);
    }

    /**
     * Compares the last of several versions with the one before, or in a transitive mode with each one before.
     *
     * @param versions oldest first; of a single version nothing is to be proved
     */
    public static CompatibilityReport compare(List<Document> versions, CompatibilityMode mode) {
        List<SchemaBreak> breaks = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        int last = versions.size() - 1;
        int first = mode.isTransitive() ? 0 : Math.max(0, last - 1);
        for (int i = last - 1; i >= first; i--) {
            SchemaDocument older = new SchemaDocument(versions.get(i));
            SchemaDocument newer = new SchemaDocument(versions.get(last));
            for (Direction direction : mode.directions()) {
                breaks.addAll(
                        direction == Direction.BACKWARD
                                ? Subsumption.breaks(direction, older, newer)
                                : Subsumption.breaks(direction, newer, older));
            }
            if (i == last - 1) {
                notes.addAll(AnnotationChanges.between(older, newer));
            }
        }
        return new CompatibilityReport(mode, breaks, notes);
    }
}
