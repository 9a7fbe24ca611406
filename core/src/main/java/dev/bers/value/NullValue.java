package dev.bers.value;

/**
 * {@code null}: in a layer it deletes what lower layers say; an effective configuration holds none.
 *
 * @param position where it begins; for an empty YAML value, where it would
 */
public record NullValue(Position position) implements ScalarValue {

    @Override
    public String text() {
        return "null";
    }

    @Override
    public String typeName() {
        return "null";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NullValue;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return text();
    }
}
