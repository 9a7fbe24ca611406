package dev.bers.cli.terminal;

/**
 * How many columns a text takes on a terminal: 2 for a wide or fullwidth character of UAX #11 and for an emoji, 0 for a
 * mark that combines with the one before it and for what a zero-width joiner joins.
 */
public final class TextWidth {

    private static final int JOINER = 0x200d;
    private static final int EMOJI_SELECTOR = 0xfe0f;

    /** Pairs of first and last code points of East Asian Width W and F, emoji included; ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
        0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa,
        0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55,
        0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3,
        0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18aff, 0x1b000,
        0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1e6, 0x1f202, 0x1f210,
        0x1f23b, 0x1f240, 0x1f248, 0x1f250, 0x1f251, 0x1f260, 0x1f265, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f7e0,
        0x1f7eb, 0x1f900, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd
    };

    private TextWidth() {}

    /** The columns of a text without control characters. */
    public static int of(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); ) {
            int end = clusterEnd(text, at);
            columns += widthOfCluster(text, at, end);
            at = end;
        }
        return columns;
    }

    /** The text, cut and marked with {@code …} where it takes more columns than given. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int taken = 0;
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            taken += widthOfCluster(text, at, end);
            if (taken > columns - 1) {
                break;
            }
            at = end;
        }
        return text.substring(0, at) + "…";
    }

    /** Where the character that begins at an index ends, marks and joined emoji included. */
    private static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (next == JOINER) {
                end++;
                if (end < text.length()) {
                    end += Character.charCount(text.codePointAt(end));
                }
            } else if (isMark(next)) {
                end += Character.charCount(next);
            } else {
                break;
            }
        }
        return end;
    }

    private static int widthOfCluster(String text, int start, int end) {
        int first = text.codePointAt(start);
        if (isMark(first) || first == JOINER) {
            return 0;
        }
        return isWide(first) || text.indexOf(EMOJI_SELECTOR, start, end) >= 0 ? 2 : 1;
    }

    private static boolean isMark(int codePoint) {
        if (codePoint < 0x300) {
            return false;
        }
        int type = Character.getType(codePoint);
        boolean skinTone = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || skinTone;
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < WIDE[0]) {
            return false;
        }
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < WIDE[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
