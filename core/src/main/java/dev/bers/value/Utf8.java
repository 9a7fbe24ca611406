package dev.bers.value;

import java.util.Arrays;

/** Text as UTF-8 bytes (RFC 3629); a surrogate without its other half becomes U+FFFD, as in every browser. */
public final class Utf8 {

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /** The bytes of a text, without a byte order mark. */
    public static byte[] encode(String text) {
        int length = text.length();
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length && text.charAt(at) < 0x80) {
            bytes[at] = (byte) text.charAt(at);
            at++;
        }
        return at == length ? bytes : encodeFrom(text, at, Arrays.copyOf(bytes, at + (length - at) * 3));
    }

    /** Encodes the rest of a text whose beginning was ASCII; three bytes a unit are always enough. */
    private static byte[] encodeFrom(String text, int start, byte[] bytes) {
        int size = start;
        for (int i = start; i < text.length(); i++) {
            int point = text.charAt(i);
            if (point >= 0xD800 && point <= 0xDFFF) {
                point = pointAt(text, i);
                i += point > 0xFFFF ? 1 : 0;
            }
            if (point < 0x80) {
                bytes[size++] = (byte) point;
            } else if (point < 0x800) {
                bytes[size++] = (byte) (0xC0 | point >> 6);
                bytes[size++] = continuation(point);
            } else if (point < 0x10000) {
                bytes[size++] = (byte) (0xE0 | point >> 12);
                bytes[size++] = continuation(point >> 6);
                bytes[size++] = continuation(point);
            } else {
                bytes[size++] = (byte) (0xF0 | point >> 18);
                bytes[size++] = continuation(point >> 12);
                bytes[size++] = continuation(point >> 6);
                bytes[size++] = continuation(point);
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static int pointAt(String text, int at) {
        char high = text.charAt(at);
        if (high > 0xDBFF || at + 1 == text.length()) {
            return REPLACEMENT;
        }
        char low = text.charAt(at + 1);
        return low < 0xDC00 || low > 0xDFFF ? REPLACEMENT : 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }
}
