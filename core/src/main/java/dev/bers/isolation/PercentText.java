package dev.bers.isolation;

import dev.bers.value.Utf8;

/** Percent-encoding (RFC 3986 section 2.1, WHATWG URL section 1.3) read back; what is no such encoding stays as it is. */
final class PercentText {

    /** How often a percent sign is looked for that was encoded itself; each time takes a third of the text away. */
    private static final int DECODINGS_MAX = 16;

    private static final char REPLACEMENT = '\uFFFD';

    private PercentText() {}

    /** Whether a text has at least one percent sign before two hexadecimal digits. */
    static boolean isEncoded(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            if (byteAt(text, at) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The text with each encoded byte sequence as the UTF-8 that it writes. */
    static String decode(String text) {
        if (!isEncoded(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        byte[] run = new byte[text.length() / 3 + 1];
        int at = 0;
        while (at < text.length()) {
            int length = 0;
            for (int value = byteAt(text, at); value >= 0; value = byteAt(text, at)) {
                run[length++] = (byte) value;
                at += 3;
            }
            Utf8.decode(run, length, REPLACEMENT, out);
            if (at < text.length()) {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    /** The text with encodings of encodings read back too, until nothing changes or the bound is met. */
    static String decodeAll(String text) {
        String decoded = text;
        for (int i = 0; i < DECODINGS_MAX && isEncoded(decoded); i++) {
            decoded = decode(decoded);
        }
        return decoded;
    }

    /** The byte that the three characters at an index write, or -1. */
    static int byteAt(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 || text.charAt(at + 1) > 'f' || text.charAt(at + 2) > 'f' ? -1 : high * 16 + low;
    }
}
