package dev.bers.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text between its words. */
final class WordWrap {

    private WordWrap() {}

    /**
     * The lines of a text. A word that is wider than a line stands on its own and sticks out, since a URL in two pieces
     * can't be copied.
     *
     * @param first how wide the first line may be
     * @param rest how wide each other line may be; 0 or less for a text that is not to be broken
     */
    static List<String> lines(String text, int first, int rest) {
        if (rest <= 0) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        int start = 0;
        while (start <= text.length()) {
            int blank = text.indexOf(' ', start);
            int end = blank < 0 ? text.length() : blank;
            String word = text.substring(start, end);
            int width = TextWidth.of(VisibleText.of(word));
            int room = lines.isEmpty() ? first : rest;
            if (start > 0 && used + 1 + width > room) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            } else if (start > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += width;
            start = end + 1;
        }
        lines.add(line.toString());
        return lines;
    }
}
