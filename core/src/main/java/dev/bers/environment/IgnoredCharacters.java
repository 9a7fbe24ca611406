package dev.bers.environment;

/** Invisible characters that browsers drop from a host, or some of them do, so that one can hide a name from a reader only. (UTS 46) */
public final class IgnoredCharacters {

    private static final int[][] RANGES = {
        {0xAD, 0xAD},
        {0x34F, 0x34F},
        {0x180B, 0x180F},
        {0x200B, 0x200D},
        {0x2060, 0x2064},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0x1BCA0, 0x1BCA3},
        {0xE0100, 0xE01EF}
    };

    private IgnoredCharacters() {}

    /** Whether a character is one of them. */
    public static boolean include(int c) {
        return next(c) == c;
    }

    /** The first of them from a character on; beyond all characters if there is none. */
    public static int next(int from) {
        for (int[] range : RANGES) {
            if (from <= range[1]) {
                return Math.max(from, range[0]);
            }
        }
        return Character.MAX_CODE_POINT + 1;
    }
}
