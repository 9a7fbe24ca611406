package dev.bers.workspace.generation;

import java.util.Locale;

/** Texts of a schema as generated code shows them: what is read is what stands there (CVE-2021-42574). */
final class CopiedText {

    /** UTF-16 units of a title and a description that are copied; who wants more reads the schema. */
    static final int LENGTH_MAX = 2_000;

    private CopiedText() {}

    /** For a comment: lines stay; what turns or hides text, and any other control character, goes; a long text is cut. */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() <= LENGTH_MAX; i++) {
            char c = text.charAt(i);
            if (c == '\u2028' || c == '\u2029') {
                out.append('\n');
            } else if (Character.isISOControl(c) && c != '\n' && c != '\r') {
                out.append(' ');
            } else if (!turnsText(c)) {
                out.append(c);
            }
        }
        if (out.length() <= LENGTH_MAX) {
            return out.toString();
        }
        boolean isHalf = Character.isHighSurrogate(out.charAt(LENGTH_MAX - 1));
        return out.substring(0, isHalf ? LENGTH_MAX - 1 : LENGTH_MAX) + "…";
    }

    /** A JSON text as a JavaScript expression of the same value, in which nothing turns what is read. */
    static String escaped(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean isEscaped = c == '\u2028' || c == '\u2029' || turnsText(c) || (c >= 0x7F && c < 0xA0);
            out.append(isEscaped ? String.format(Locale.ROOT, "\\u%04X", (int) c) : String.valueOf(c));
        }
        return out.toString();
    }

    /** The explicit formatting characters of the Unicode bidirectional algorithm (UAX 9), and what has no width at all. */
    private static boolean turnsText(char c) {
        return c == '\u061C'
                || (c >= '\u200E' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2069')
                || c == '\uFEFF';
    }
}
