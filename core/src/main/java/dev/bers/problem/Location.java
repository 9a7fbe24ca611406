package dev.bers.problem;

import org.jspecify.annotations.Nullable;

/**
 * A place that a person can open: a file, and within it a line and a column.
 *
 * @param file a path relative to the workspace, with {@code /} on every system; null for what is not in a file
 * @param line 1-based; 0 where the place is the file as a whole
 * @param column 1-based, in UTF-16 units; 0 where unknown
 */
public record Location(@Nullable String file, int line, int column) {

    /** No place at all, for example a fault of a command's argument. */
    public static final Location NONE = new Location(null, 0, 0);

    /**
     * @throws IllegalArgumentException if the line or the column is negative
     */
    public Location {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column must not be negative, got: " + line + ":" + column);
        }
    }

    /** The file as a whole. */
    public static Location ofFile(String file) {
        return new Location(file, 0, 0);
    }

    /** As editors and terminals understand it: {@code file:line:column}, as much of it as is known. */
    @Override
    public String toString() {
        if (file == null) {
            return "";
        }
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
