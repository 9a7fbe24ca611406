package dev.bers.cli.terminal;

/**
 * Text from files as it may go to a terminal: what would move the cursor, change colours, reorder or hide characters
 * is shown as {@code \}{@code u001b} instead of being obeyed.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text with each control, format and unpaired surrogate character written as an escape. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHidden(text, i)) {
                return escaped(text, i);
            }
        }
        return text;
    }

    private static String escaped(String text, int plainUntil) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plainUntil);
        for (int i = plainUntil; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHidden(text, i)) {
                out.append(c);
                continue;
            }
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default ->
                    out.append("\\u")
                            .append(Character.forDigit(c >> 12, 16))
                            .append(Character.forDigit(c >> 8 & 15, 16))
                            .append(Character.forDigit(c >> 4 & 15, 16))
                            .append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    private static boolean isHidden(String text, int at) {
        char c = text.charAt(at);
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // U+200D joins emoji; the others reorder or hide what follows (Trojan Source, CVE-2021-42574).
            case Character.FORMAT -> c != 0x200d;
            default -> false;
        };
    }
}
