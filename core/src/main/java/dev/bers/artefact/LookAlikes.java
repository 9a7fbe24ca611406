package dev.bers.artefact;

import dev.bers.environment.CompatibilityLetters;
import dev.bers.environment.IgnoredCharacters;
import org.jspecify.annotations.Nullable;

/**
 * Characters beyond ASCII that browsers drop from a host or read as ASCII in it, by their bytes in UTF-8 (RFC 3629).
 *
 * <p>Remembers what it was asked about; not for use by several threads.
 */
final class LookAlikes {

    /** Of a character that stands for itself, as nearly all do. */
    static final int NONE = -1;
    /** Of a character that browsers drop. */
    static final int DROPPED = -2;

    private static final int LETTERS = 0x20000;
    /** Characters that are read together: those of one first and second byte, where there are three. */
    private static final int PAGE = 64;

    private static final int IDEOGRAPHIC_STOP = 0x3002;
    private static final int HALF_WIDTH_STOP = 0xFF61;

    /** By the first two bytes: whether any such character may begin with them. */
    private static final boolean[] BEGINNINGS = beginnings();

    /** By the page, and there by the character: what it is read as. */
    private final byte[] @Nullable [] pages = new byte[LETTERS / PAGE][];

    private static boolean[] beginnings() {
        boolean[] beginnings = new boolean[256 * 256];
        for (int c = next(0x80); c < LETTERS; c = next(markBeginning(c, beginnings) + 1)) {
            // Marked by the step to the next one.
        }
        markBeginning(IDEOGRAPHIC_STOP, beginnings);
        markBeginning(HALF_WIDTH_STOP, beginnings);
        // Those beyond, which are only dropped.
        beginnings[0xF3 * 256 + 0xA0] = true;
        return beginnings;
    }

    private static int next(int from) {
        return Math.min(CompatibilityLetters.next(from), IgnoredCharacters.next(from));
    }

    /** Marks the first two bytes of a character; answers with the last one that has the same. */
    private static int markBeginning(int c, boolean[] beginnings) {
        int first = c < 0x800 ? 0xC0 | (c >> 6) : c < 0x10000 ? 0xE0 | (c >> 12) : 0xF0 | (c >> 18);
        int shift = c < 0x800 ? 0 : c < 0x10000 ? 6 : 12;
        beginnings[first * 256 + (0x80 | ((c >> shift) & 0x3F))] = true;
        return c | ((1 << shift) - 1);
    }

    private static byte[] page(int from) {
        byte[] page = new byte[PAGE];
        for (int i = 0; i < PAGE; i++) {
            page[i] = (byte) reading(from + i);
        }
        return page;
    }

    private static int reading(int c) {
        if (c == IDEOGRAPHIC_STOP || c == HALF_WIDTH_STOP) {
            return '.';
        }
        if (IgnoredCharacters.include(c)) {
            return DROPPED;
        }
        String read = c < 0x80 ? null : CompatibilityLetters.read(c);
        // Of the few that stand for several letters none is looked for in a host.
        return read != null && read.length() == 1 ? read.charAt(0) : NONE;
    }

    /** Whether a byte and the one behind it may begin such a character. */
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
    int character(int codePoint) {
        if (codePoint >= LETTERS) {
            return IgnoredCharacters.include(codePoint) ? DROPPED : NONE;
        }
        byte[] page = pages[codePoint / PAGE];
        if (page == null) {
            page = page(codePoint / PAGE * PAGE);
            pages[codePoint / PAGE] = page;
        }
        return page[codePoint % PAGE];
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
