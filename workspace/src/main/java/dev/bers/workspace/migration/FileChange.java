package dev.bers.workspace.migration;

/**
 * A file before and after.
 *
 * @param file its path relative to the workspace, with {@code /} on every system
 * @param before its text; empty for a file that is not there yet
 * @param after its text then
 */
public record FileChange(String file, String before, String after) {

    /** The change in the unified format. */
    public String diff() {
        return UnifiedDiff.of(file, before, after);
    }
}
