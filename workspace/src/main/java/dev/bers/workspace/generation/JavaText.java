package dev.bers.workspace.generation;

import java.util.Locale;

/** Texts of a schema within Java source, so that they can neither end a comment nor a literal. */
final class JavaText {

    private JavaText() {}

    /** Within a Javadoc comment: no tags, no markup, no end of comment, and no Unicode escapes, which come first. */
    static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\&<>@{}*/".indexOf(c) >= 0) {
                safe.append("&#").append((int) c).append(';');
            } else {
                safe.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return safe.toString().strip();
    }

    /** As a string literal, in ASCII. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        literal.append(c);
                    } else if (c < ' ') {
                        literal.append(String.format(Locale.ROOT, "\\%03o", (int) c));
                    } else {
                        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
