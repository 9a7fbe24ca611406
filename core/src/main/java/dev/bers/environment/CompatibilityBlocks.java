package dev.bers.environment;

/** Characters whose compatibility mappings lead to other scripts: which host they mean, nobody has to know. (UTS 46) */
final class CompatibilityBlocks {

    private static final int[][] RANGES = {
        {0x2100, 0x218F},
        {0x2460, 0x24FF},
        {0x2E80, 0x2FDF},
        {0x3130, 0x318F},
        {0x3200, 0x33FF},
        {0xF900, 0xFDFF},
        {0xFE10, 0xFE6F},
        {0xFE70, 0xFEFE},
        {0xFF5F, 0xFFEF},
        {0x1D400, 0x1D7FF},
        {0x1EE00, 0x1EEFF},
        {0x1F100, 0x1F1E5},
        {0x1F200, 0x1F2FF},
        {0x1FBF0, 0x1FBF9},
        {0x2F800, 0x2FA1F}
    };

    private CompatibilityBlocks() {}

    /** Whether a character that is not read as ASCII stands for others all the same. */
    static boolean include(int c) {
        for (int[] range : RANGES) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
