package dev.bers.problem;

/** Texts that repeat what somebody wrote, without passwords in URLs, and cut to what a reader takes in. */
final class Echo {

    /** Of a run of characters without a blank; the longest endpoint that anybody declares is far shorter. */
    private static final int WORD_MAX = 240;

    private static final int TEXT_MAX = 2_000;
    private static final int WORD_END = 40;
    private static final int TEXT_END = 300;

    private Echo() {}

    /** The text with the middle of each endless word left out, and its own middle if it is endless itself. */
    static String of(String text) {
        return shortened(UserInformation.hidden(text));
    }

    private static String shortened(String text) {
        if (text.length() <= WORD_MAX) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), TEXT_MAX));
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && text.charAt(to) > ' ') {
                to++;
            }
            out.append(cut(text.substring(from, to), WORD_MAX, WORD_END));
            if (to < text.length()) {
                out.append(text.charAt(to));
            }
            from = to + 1;
        }
        return cut(out.toString(), TEXT_MAX, TEXT_END);
    }

    private static String cut(String text, int lengthMax, int end) {
        if (text.length() <= lengthMax) {
            return text;
        }
        int head = lengthMax - end - 1;
        int tail = text.length() - end;
        // Half of a character beyond U+FFFF is none.
        head -= Character.isHighSurrogate(text.charAt(head - 1)) ? 1 : 0;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
