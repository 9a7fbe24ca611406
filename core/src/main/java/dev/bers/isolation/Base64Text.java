package dev.bers.isolation;

import dev.bers.value.Base64Digits;
import org.jspecify.annotations.Nullable;

/** Text in base64 (RFC 4648 sections 4 and 5), with or without padding; written here since the page has no decoder. */
final class Base64Text {

    /** Shorter runs are words; the shortest host worth hiding is longer. */
    static final int LENGTH_MIN = 12;

    private Base64Text() {}

    /** Whether a character belongs to either alphabet, padding not included. */
    static boolean isPart(char c) {
        return Base64Digits.sextet(c) >= 0;
    }

    /** The text that a run of such characters writes; null if what it writes is no readable text. */
    static @Nullable String decode(String run) {
        return DecodedBytes.whole(bytes(run));
    }

    /** The stretches of readable text within what a run writes, those that are long enough to name an endpoint. */
    static String readable(String run) {
        return DecodedBytes.readable(bytes(run));
    }

    private static byte[] bytes(String run) {
        byte[] bytes = new byte[run.length() * 3 / 4];
        int length = 0;
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < run.length(); i++) {
            buffer = (buffer << 6) | Base64Digits.sextet(run.charAt(i));
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes[length++] = (byte) (buffer >> bits);
            }
            buffer &= 0xFFFF;
        }
        return bytes;
    }
}
