package dev.bers.javascript.lean;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/** A {@link java.lang.Character}: what the core calls of it, on the tables of the JavaScript engine. */
public final class LeanCharacter {

    /** The largest code point. */
    public static final int MAX_CODE_POINT = 0x10FFFF;
    /** The first code point that takes two units. */
    public static final int MIN_SUPPLEMENTARY_CODE_POINT = 0x10000;
    /** The largest radix of digits. */
    public static final int MAX_RADIX = 36;
    /** The smallest radix of digits. */
    public static final int MIN_RADIX = 2;

    private final char value;

    private LeanCharacter(char value) {
        this.value = value;
    }

    /** A unit as an object. */
    public static LeanCharacter valueOf(char c) {
        return new LeanCharacter(c);
    }

    /** The unit. */
    public char charValue() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LeanCharacter that && value == that.value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    /** How many code points a part of a text holds. */
    public static int codePointCount(CharSequence text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i += charCount(codePointAt(text, i))) {
            count++;
        }
        return count;
    }

    /** Whether a unit is one half of a pair. */
    public static boolean isSurrogate(char c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    /** Whether a unit is the first half of a pair. */
    public static boolean isHighSurrogate(char c) {
        return c >= 0xD800 && c <= 0xDBFF;
    }

    /** Whether a unit is the second half of a pair. */
    public static boolean isLowSurrogate(char c) {
        return c >= 0xDC00 && c <= 0xDFFF;
    }

    /** The first half of the pair that writes a code point. */
    public static char highSurrogate(int point) {
        return (char) (0xD7C0 + (point >> 10));
    }

    /** The second half of the pair that writes a code point. */
    public static char lowSurrogate(int point) {
        return (char) (0xDC00 | (point & 0x3FF));
    }

    /** The code point that a pair writes. */
    public static int toCodePoint(char high, char low) {
        return ((high & 0x3FF) << 10 | (low & 0x3FF)) + MIN_SUPPLEMENTARY_CODE_POINT;
    }

    /** How many units a code point takes. */
    public static int charCount(int point) {
        return point >= MIN_SUPPLEMENTARY_CODE_POINT ? 2 : 1;
    }

    /** The code point that begins at an index. */
    public static int codePointAt(CharSequence text, int index) {
        char first = text.charAt(index);
        if (isHighSurrogate(first) && index + 1 < text.length() && isLowSurrogate(text.charAt(index + 1))) {
            return toCodePoint(first, text.charAt(index + 1));
        }
        return first;
    }

    /** The value of a digit of ASCII; -1 for any other character: the core asks for ASCII only. */
    public static int digit(char c, int radix) {
        int value = -1;
        if (c >= '0' && c <= '9') {
            value = c - '0';
        } else if (c >= 'a' && c <= 'z') {
            value = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'Z') {
            value = c - 'A' + 10;
        }
        return value < radix ? value : -1;
    }

    /** The digit of a value, in lower case. */
    public static char forDigit(int value, int radix) {
        return (char) (value < 10 ? '0' + value : 'a' + value - 10);
    }

    /** Whether a unit is a letter or a decimal digit. */
    @JSBody(params = "c", script = "return /[\\p{L}\\p{Nd}]/u.test(String.fromCharCode(c));")
    public static native boolean isLetterOrDigit(char c);

    /** A code point in lower case. */
    @JSBody(params = "point", script = "return String.fromCodePoint(point).toLowerCase().codePointAt(0);")
    public static native int toLowerCase(int point);

    /** A unit in lower case. */
    public static char toLowerCase(char c) {
        return (char) toLowerCase((int) c);
    }

    /** Whether a code point is a space. */
    @JSBody(
            params = "point",
            script =
                    "return /[\\p{Z}\\t-\\r\\x1c-\\x1f]/u.test(String.fromCodePoint(point)) && point !== 0xA0 && point !== 0x2007 && point !== 0x202F;")
    public static native boolean isWhitespace(int point);

    /** Whether a unit is a space. */
    public static boolean isWhitespace(char c) {
        return isWhitespace((int) c);
    }
}
