package dev.bers.javascript.lean;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** A {@link java.lang.StringBuilder} on a JavaScript string, to which engines append without copying. */
public final class LeanStringBuilder implements CharSequence {

    /** So many digits of a long number are written at once. */
    private static final int CHUNK_DIGITS = 9;

    private static final int CHUNK = 1_000_000_000;

    private JSObject text;

    /** An empty one. */
    public LeanStringBuilder() {
        this.text = none();
    }

    /** An empty one; the capacity says nothing here. */
    public LeanStringBuilder(int capacity) {
        this.text = none();
    }

    /** One that begins with a text. */
    public LeanStringBuilder(String text) {
        this.text = plus(none(), text);
    }

    /** Appends what an object says of itself. */
    public LeanStringBuilder append(@Nullable Object object) {
        return append(String.valueOf(object));
    }

    /** Appends a text. */
    public LeanStringBuilder append(@Nullable String other) {
        text = plus(text, other);
        return this;
    }

    /** Appends what a sequence writes. */
    public LeanStringBuilder append(CharSequence other) {
        return append(other.toString());
    }

    /** Appends a part of a sequence. */
    public LeanStringBuilder append(CharSequence other, int from, int to) {
        return append(other.subSequence(from, to).toString());
    }

    /** Appends a unit. */
    public LeanStringBuilder append(char c) {
        text = plusUnit(text, c);
        return this;
    }

    /** Appends a number. */
    public LeanStringBuilder append(int number) {
        text = plusNumber(text, number);
        return this;
    }

    /** Appends a number. */
    public LeanStringBuilder append(long number) {
        if (number == (int) number) {
            return append((int) number);
        }
        append(number / CHUNK);
        String rest = String.valueOf((int) Math.abs(number % CHUNK));
        for (int missing = CHUNK_DIGITS - rest.length(); missing > 0; missing--) {
            append('0');
        }
        return append(rest);
    }

    /** Appends true or false. */
    public LeanStringBuilder append(boolean truth) {
        return append(truth ? "true" : "false");
    }

    /** Appends a code point. */
    public LeanStringBuilder appendCodePoint(int point) {
        text = plusPoint(text, point);
        return this;
    }

    /** Puts a text in at an index. */
    public LeanStringBuilder insert(int at, String other) {
        text = replaced(text, at, at, other);
        return this;
    }

    /** Puts a unit in at an index. */
    public LeanStringBuilder insert(int at, char c) {
        return insert(at, String.valueOf(c));
    }

    /** Exchanges a unit. */
    public void setCharAt(int at, char c) {
        text = replaced(text, at, at + 1, String.valueOf(c));
    }

    /** Takes a unit out. */
    public LeanStringBuilder deleteCharAt(int at) {
        text = replaced(text, at, at + 1, "");
        return this;
    }

    /** Cuts to a length. */
    public void setLength(int length) {
        text = cut(text, length);
    }

    /** Turns the order of the units around; pairs of surrogates are not looked for. */
    public LeanStringBuilder reverse() {
        text = reversed(text);
        return this;
    }

    @Override
    public int length() {
        return length(text);
    }

    @Override
    public char charAt(int index) {
        return unitAt(text, index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().substring(from, to);
    }

    @Override
    public String toString() {
        return string(text);
    }

    @JSBody(script = "return '';")
    private static native JSObject none();

    @JSBody(
            params = {"text", "other"},
            script = "return text + other;")
    private static native JSObject plus(JSObject text, @Nullable String other);

    @JSBody(
            params = {"text", "unit"},
            script = "return text + String.fromCharCode(unit);")
    private static native JSObject plusUnit(JSObject text, char unit);

    @JSBody(
            params = {"text", "number"},
            script = "return text + number;")
    private static native JSObject plusNumber(JSObject text, int number);

    @JSBody(
            params = {"text", "point"},
            script = "return text + String.fromCodePoint(point);")
    private static native JSObject plusPoint(JSObject text, int point);

    @JSBody(
            params = {"text", "from", "to", "other"},
            script = "return text.slice(0, from) + other + text.slice(to);")
    private static native JSObject replaced(JSObject text, int from, int to, String other);

    @JSBody(
            params = {"text", "length"},
            script = "return text.slice(0, length);")
    private static native JSObject cut(JSObject text, int length);

    @JSBody(params = "text", script = "return text.split('').reverse().join('');")
    private static native JSObject reversed(JSObject text);

    @JSBody(params = "text", script = "return text.length;")
    private static native int length(JSObject text);

    @JSBody(
            params = {"text", "index"},
            script = "return text.charCodeAt(index);")
    private static native char unitAt(JSObject text, int index);

    @JSBody(params = "text", script = "return text;")
    private static native String string(JSObject text);
}
