package dev.bers.value;

/**
 * A number, kept as text in the canonical form of RFC 8785 (which is ECMAScript's) until somebody asks for more, so
 * that every runtime sees the same digits.
 *
 * @param text the canonical form, see {@link NumberText#canonical}
 * @param position where it begins
 */
public record NumberValue(String text, Position position) implements ScalarValue {

    /** A whole number that stands in no file. */
    public static NumberValue of(long number) {
        return new NumberValue(Long.toString(number), Position.UNKNOWN);
    }

    /** Whether it has no fraction and fits into ±2<sup>53</sup>. */
    public boolean isInteger() {
        return NumberText.isInteger(text);
    }

    /**
     * The number as a whole one.
     *
     * @throws ArithmeticException if it is not {@linkplain #isInteger() an integer}
     */
    public long asLong() {
        if (!isInteger()) {
            throw new ArithmeticException("not a whole number: " + text);
        }
        long number = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return text.startsWith("-") ? -number : number;
    }

    /** The nearest IEEE 754 double. */
    public double asDouble() {
        return Double.parseDouble(text);
    }

    @Override
    public String typeName() {
        return "a number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberValue that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
