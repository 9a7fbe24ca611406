package dev.bers.value;

import java.util.Arrays;

/** Text as UTF-8 bytes (RFC 3629) and back; a surrogate without its other half becomes U+FFFD, as in every browser. */
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

    /**
     * Appends what the first {@code length} bytes write, with {@code replacement} for each byte that is not UTF-8; done
     * here, since the JavaScript build would have to carry the charset decoders.
     */
    public static void decode(byte[] bytes, int length, char replacement, StringBuilder out) {
        int at = 0;
        while (at < length) {
            int lead = bytes[at] & 0xFF;
            int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            int codePoint = size == 1 ? lead : lead & (0x7F >> size);
            boolean valid = at + size <= length && (size == 1 || lead >= 0xC2) && lead < 0xF5;
            for (int i = 1; i < size && valid; i++) {
                valid = (bytes[at + i] & 0xC0) == 0x80;
                codePoint = (codePoint << 6) | (bytes[at + i] & 0x3F);
            }
            valid &= size < 3 || codePoint >= (size == 3 ? 0x800 : 0x10000);
            valid &= codePoint <= 0x10FFFF && (codePoint < 0xD800 || codePoint > 0xDFFF);
            if (valid) {
                out.appendCodePoint(codePoint);
                at += size;
            } else {
                out.append(replacement);
                at++;
            }
        }
    }
}
