package dev.bers.value;

/**
 * {@code true} or {@code false}.
 *
 * @param isTrue which of the two
 * @param position where it begins
 */
public record BooleanValue(boolean isTrue, Position position) implements ScalarValue {

    /** A truth value that stands in no file. */
    public static BooleanValue of(boolean isTrue) {
        return new BooleanValue(isTrue, Position.UNKNOWN);
    }

    @Override
    public String text() {
        return isTrue ? "true" : "false";
    }

    @Override
    public String typeName() {
        return "a boolean";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BooleanValue that && isTrue == that.isTrue;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(isTrue);
    }

    @Override
    public String toString() {
        return text();
    }
}
