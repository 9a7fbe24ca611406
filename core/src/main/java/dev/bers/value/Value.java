package dev.bers.value;

/**
 * A node of a parsed document: a mapping, a list, or a scalar.
 *
 * <p>Immutable all the way down. Two values are equal if they say the same thing: positions don't count, nor does the
 * order of a mapping's keys.
 */
public sealed interface Value permits MappingValue, ListValue, ScalarValue {

    /** Where the value begins in its file; {@link Position#UNKNOWN} for one that no file holds. */
    Position position();

    /** What it is, in a message to a person: {@code a mapping}, {@code a list}, {@code text}, … */
    String typeName();
}
