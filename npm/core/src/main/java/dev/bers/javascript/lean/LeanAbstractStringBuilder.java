package dev.bers.javascript.lean;

import org.teavm.jso.JSBody;

/** What {@link Integer#toString} writes its digits with. */
public final class LeanAbstractStringBuilder {

    private String text = "";

    /** An empty one; the capacity says nothing here. */
    public LeanAbstractStringBuilder(int capacity) {}

    /** Sets the text to a number's digits: nothing was written before it. */
    public LeanAbstractStringBuilder append(int number, int radix) {
        text = digits(number, radix);
        return this;
    }

    @Override
    public String toString() {
        return text;
    }

    @JSBody(
            params = {"number", "radix"},
            script = "return number.toString(radix);")
    private static native String digits(int number, int radix);
}
