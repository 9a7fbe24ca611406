package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a file.
 *
 * @param file its path as the user gave it, with {@code /} on every system; of an entry of an archive, the archive's,
 *     then {@code !/} and the entry's
 * @param source the original in a source map's {@code sourcesContent}, in which line and column count; null elsewhere
 * @param finding what was found
 */
public record ScanFinding(String file, @Nullable String source, ArtefactFinding finding) {

    /** Where a person looks for it: in the original, if there is one. */
    public Location location() {
        return new Location(source == null ? file : source, finding.line(), finding.column());
    }
}
