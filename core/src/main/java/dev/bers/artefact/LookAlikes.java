package dev.bers.artefact;

import dev.bers.environment.CompatibilityLetters;
import dev.bers.environment.IgnoredCharacters;
import java.util.Arrays;

/** Characters beyond ASCII that browsers drop from a host or read as ASCII in it, by their bytes in UTF-8 (RFC 3629). */
final class LookAlikes {

    /** Of a character that stands for itself, as nearly all do. */
    static final int NONE = -1;
    /** Of a character that browsers drop. */
    static final int DROPPED = -2;

    private static final int LETTERS = 0x20000;

    /** By the code point, up to those that browsers only drop: what it is read as. */
    private static final byte[] READINGS = readings();

    /** By the first two bytes: whether any such character begins with them. */
    private static final boolean[] BEGINNINGS = beginnings();

    private LookAlikes() {}

    private static byte[] readings() {
        byte[] readings = new byte[LETTERS];
        Arrays.fill(readings, (byte) NONE);
        for (int c = CompatibilityLetters.next(0x80); c < LETTERS; c = CompatibilityLetters.next(c + 1)) {
            String read = CompatibilityLetters.read(c);
            // Of the few that stand for several letters none is looked for in a host.
            if (read != null && read.length() == 1) {
                readings[c] = (byte) read.charAt(0);
            }
        }
        for (int c = IgnoredCharacters.next(0x80); c < LETTERS; c = IgnoredCharacters.next(c + 1)) {
            readings[c] = DROPPED;
        }
        readings[0x3002] = '.';
        readings[0xFF61] = '.';
        return readings;
    }

    private static boolean[] beginnings() {
        boolean[] beginnings = new boolean[256 * 256];
        for (int c = 0x80; c < LETTERS; c++) {
            if (READINGS[c] != NONE) {
                int first = c < 0x800 ? 0xC0 | (c >> 6) : c < 0x10000 ? 0xE0 | (c >> 12) : 0xF0 | (c >> 18);
                int shift = c < 0x800 ? 0 : c < 0x10000 ? 6 : 12;
                beginnings[first * 256 + (0x80 | ((c >> shift) & 0x3F))] = true;
            }
        }
        // Those beyond, which are only dropped.
        beginnings[0xF3 * 256 + 0xA0] = true;
        return beginnings;
    }

    /** Whether a byte and the one behind it begin such a character. */
    static boolean mayBegin(int first, int second) {
        return BEGINNINGS[(first & 255) * 256 + (second & 255)];
    }

    /** Whether a byte may begin such a character. */
    static boolean mayBegin(int first) {
        for (int second = 0x80; second < 0xC0; second++) {
            if (mayBegin(first, second)) {
                return true;
            }
        }
        return false;
    }

    /** What a character beyond ASCII is read as, {@link #DROPPED} or {@link #NONE}. */
    static int character(int codePoint) {
        if (codePoint < LETTERS) {
            return READINGS[codePoint];
        }
        return IgnoredCharacters.include(codePoint) ? DROPPED : NONE;
    }

    /** The character that begins at a byte; negative if it does not end before the limit, or is none. */
    static int codePoint(byte[] bytes, int at, int limit) {
        int length = length(bytes[at] & 255);
        if (length == 0 || at + length > limit) {
            return -1;
        }
        int codePoint = (bytes[at] & 255) & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
            codePoint = (codePoint << 6) | (bytes[at + i] & 0x3F);
        }
        return codePoint;
    }

    /** How many bytes a character has that begins with a byte; 0 if none beyond ASCII does. */
    static int length(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }
}
