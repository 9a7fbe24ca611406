package dev.bers.manifest;

import dev.bers.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a manifest.
 *
 * @param manifest what could be made of it, so that the rest of the workspace can be checked in the same run: what is
 *     wrong in it is left out. Nothing but checking may be done with it while a problem is an error. Null if its format
 *     is unknown
 * @param problems all, in the order of the file
 */
public record ManifestReading(@Nullable Manifest manifest, List<Problem> problems) {

    /** Copies the list. */
    public ManifestReading {
        problems = List.copyOf(problems);
    }

    /** Whether a problem stops the work. */
    public boolean hasErrors() {
        for (Problem problem : problems) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }
}
