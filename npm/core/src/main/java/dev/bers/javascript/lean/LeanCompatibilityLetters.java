package dev.bers.javascript.lean;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/**
 * The core's compatibility letters as the JavaScript engine normalises them, which needs no table. Characters that are
 * newer than the oldest engine, or than the core's table, are decided here, so that all engines agree.
 */
public final class LeanCompatibilityLetters {

    /** Outlined letters and digits, of Unicode 16. */
    private static final int OUTLINED_A = 0x1CCD6;

    private static final int OUTLINED_0 = 0x1CCF0;
    private static final int OUTLINED_9 = 0x1CCF9;
    /** A raised s, of Unicode 17. */
    private static final int RAISED_S = 0xA7F1;

    /** The blocks in which they stand, beginnings and ends, so that few others are asked about. */
    private static final int[] BLOCKS = {
        0x80, 0x24F, 0x2B0, 0x2FF, 0x1D00, 0x1DBF, 0x2000, 0x21FF, 0x2460, 0x24FF, 0x2C60, 0x2C7F,
        0x3200, 0x33FF, 0xA700, 0xA7FF, 0xFB00, 0xFB06, 0xFE10, 0xFE6F, 0xFF00, 0xFFEF, 0x10780, 0x107BF,
        0x1CC00, 0x1CCFF, 0x1D400, 0x1D7FF, 0x1F100, 0x1F1FF, 0x1FBF0, 0x1FBF9
    };

    private LeanCompatibilityLetters() {}

    /** What a character is read as, in lower case; null if it is not read as ASCII. */
    public static @Nullable String read(int c) {
        if (c >= OUTLINED_A && c <= OUTLINED_9) {
            return String.valueOf((char) (c < OUTLINED_0 ? 'a' + c - OUTLINED_A : '0' + c - OUTLINED_0));
        }
        return c == RAISED_S ? null : normal(c);
    }

    /** The first character, from one on, that is read as ASCII; beyond all characters if there is none. */
    public static int next(int from) {
        for (int i = 0; i < BLOCKS.length; i += 2) {
            for (int c = Math.max(from, BLOCKS[i]); c <= BLOCKS[i + 1]; c++) {
                if (read(c) != null) {
                    return c;
                }
            }
        }
        return Character.MAX_CODE_POINT + 1;
    }

    @JSBody(
            params = "c",
            script = "const text = String.fromCodePoint(c).normalize('NFKC').toLowerCase();"
                    + " return /^[a-z0-9._-]+$/.test(text) ? text : null;")
    private static native @Nullable String normal(int c);
}
