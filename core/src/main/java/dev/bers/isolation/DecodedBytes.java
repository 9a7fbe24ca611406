package dev.bers.isolation;

import dev.bers.value.Utf8;
import org.jspecify.annotations.Nullable;

/** Bytes that a text writes in base64 or in hexadecimal digits, read as text: UTF-8, or UTF-16 of letters that are ASCII. */
final class DecodedBytes {

    private static final int STRETCH_MIN = 8;

    private DecodedBytes() {}

    /** The text that bytes are; null if they are no readable text. */
    static @Nullable String whole(byte[] bytes) {
        String text = text(bytes);
        if (!hasControls(text)) {
            return text;
        }
        String narrow = withoutNuls(text);
        boolean isWide = (text.length() - narrow.length()) * 2 >= text.length() - 1;
        return isWide && !narrow.isEmpty() && !hasControls(narrow) ? narrow : null;
    }

    /** The stretches of readable text within bytes, those that are long enough to name an endpoint. */
    static String readable(byte[] bytes) {
        String text = text(bytes);
        StringBuilder out = new StringBuilder();
        appendStretches(text, out);
        String narrow = withoutNuls(text);
        if ((text.length() - narrow.length()) * 4 >= text.length()) {
            appendStretches(narrow, out);
        }
        return out.toString();
    }

    private static void appendStretches(String text, StringBuilder out) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && !isControl(text.charAt(to))) {
                to++;
            }
            if (to - from >= STRETCH_MIN) {
                out.append(text, from, to).append(' ');
            }
            from = to + 1;
        }
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r';
    }

    private static String withoutNuls(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /** Bytes that are no UTF-8 are the control character NUL, as the other half of each ASCII letter is in UTF-16. */
    private static String text(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        Utf8.decode(bytes, bytes.length, '\0', out);
        return out.toString();
    }
}
