package dev.bers.workspace.compatibility;

import dev.bers.problem.Problem;
import java.util.List;

/**
 * What a comparison of versions of a schema found.
 *
 * @param mode what was to be proved
 * @param breaks why it does not hold; empty if it is proved
 * @param notes changes of annotations and defaults, which make no document invalid but change what is done with it
 */
public record CompatibilityReport(CompatibilityMode mode, List<SchemaBreak> breaks, List<Problem> notes) {

    /** Copies the lists. */
    public CompatibilityReport {
        breaks = List.copyOf(breaks);
        notes = List.copyOf(notes);
    }

    /** Whether the promise of the mode is proved. */
    public boolean isCompatible() {
        return breaks.isEmpty();
    }
}
