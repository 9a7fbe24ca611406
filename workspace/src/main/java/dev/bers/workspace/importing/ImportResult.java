package dev.bers.workspace.importing;

import dev.bers.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import made.
 *
 * @param files the texts of the new workspace's files by their path within it, in the order to show them; empty if the
 *     import failed. Nothing is written yet
 * @param problems what could not be read (errors) and what was left out (warnings)
 * @param advice what to look at
 */
public record ImportResult(Map<Path, String> files, List<Problem> problems, List<Advice> advice) {

    /** Copies the collections; the order of the files is kept. */
    public ImportResult {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
        problems = List.copyOf(problems);
        advice = List.copyOf(advice);
    }

    /** Whether there is no workspace to write. */
    public boolean hasFailed() {
        return files.isEmpty();
    }
}
