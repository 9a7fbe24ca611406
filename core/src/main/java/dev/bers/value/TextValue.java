package dev.bers.value;

/**
 * A text; never a number or a truth value in disguise.
 *
 * @param text any characters
 * @param position where it begins, its opening quote included
 */
public record TextValue(String text, Position position) implements ScalarValue {

    /** A text that stands in no file. */
    public static TextValue of(String text) {
        return new TextValue(text, Position.UNKNOWN);
    }

    @Override
    public String typeName() {
        return "text";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextValue that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return Json.write(this);
    }
}
