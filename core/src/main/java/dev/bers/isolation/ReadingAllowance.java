package dev.bers.isolation;

/**
 * How many characters may yet be read as parts of endpoints while one value is looked through.
 *
 * <p>What may be an endpoint is read to the end of its path, in which the next one may begin: of {@code a.b/} repeated,
 * each part would be read as often as there are parts in the longest path. With the allowance the work is linear in the
 * value's length.
 */
final class ReadingAllowance {

    /** Shorter values may be read as often as one of this length. */
    private static final int LENGTH_MIN = 1_024;

    private long left;

    /** For a value of so many UTF-16 units. */
    ReadingAllowance(int length) {
        this.left = (long) EndpointFinder.READINGS_MAX * Math.max(length, LENGTH_MIN);
    }

    /** The part of a text between two indexes, which is read by that. */
    String read(String text, int from, int to) {
        left -= to - from;
        return text.substring(from, to);
    }

    /** Whether nothing more is to be read. */
    boolean isSpent() {
        return left < 0;
    }
}
