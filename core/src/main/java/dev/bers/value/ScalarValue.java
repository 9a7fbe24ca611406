package dev.bers.value;

/** A value without parts. */
public sealed interface ScalarValue extends Value permits TextValue, NumberValue, BooleanValue, NullValue {

    /** The value as text without quotes, as an interpolation embeds it; a number in its canonical form. */
    String text();
}
