package dev.bers.value;

/**
 * A place within a text.
 *
 * @param line 1-based; 0 if unknown
 * @param column 1-based, in UTF-16 units; 0 if unknown
 */
public record Position(int line, int column) {

    /** Of a value that stands in no file. */
    public static final Position UNKNOWN = new Position(0, 0);
}
