package dev.bers.cli.terminal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a source with a caret under what is meant.
 *
 * <p>A long line, such as one of a minified script, is cut around the caret.
 */
public final class SourceExcerpt {

    /** Columns of a line's part where the screen takes any width. */
    private static final int WIDTH_MAX = 92;

    private static final int CARET_MAX = 60;

    private SourceExcerpt() {}

    /**
     * The gutter, the line and the caret's line, or nothing if the source has no such line.
     *
     * @param source the whole text of the file
     * @param line 1-based
     * @param column 1-based, in UTF-16 units; 0 for no caret
     * @param found the text that the caret underlines if it stands there; null if unknown
     * @param note what is said behind the caret; empty for nothing
     * @param columns of the screen; 0 where it takes any width
     */
    public static Optional<List<Line>> of(
            String source, int line, int column, @Nullable String found, Line note, int columns) {
        Optional<String> text = lineAt(source, line);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String whole = tabless(text.get());
        int at = Math.min(Math.max(column, 1), whole.length() + 1) - 1;
        String number = Integer.toString(line);
        String blank = " ".repeat(number.length() + 1);
        Line gutter = Line.of(Look.FAINT, blank + "│");
        Line code = Line.of(Look.FAINT, number + " │ ");
        int room = columns == 0 ? WIDTH_MAX : Math.min(WIDTH_MAX, columns - code.width());
        TextWindow shown = TextWindow.around(whole, at, room);
        code.text(shown.text());
        if (column == 0) {
            return Optional.of(List.of(gutter, code));
        }
        int length = Math.min(underlined(whole, at, found), Math.max(1, shown.to() - at));
        String meant = whole.substring(at, Math.min(at + length, shown.to()));
        int carets = Math.max(1, TextWidth.of(VisibleText.of(meant)));
        Line caret = Line.of(Look.FAINT, blank + "│ ")
                .text(" ".repeat(shown.columns()))
                .text(Look.BAD, "^" + "~".repeat(Math.min(carets, CARET_MAX) - 1));
        return Optional.of(List.of(
                gutter, code, note.width() == 0 ? caret : caret.text(" ").line(note)));
    }

    /** A tab is as wide as one blank here, so that the caret stands right whatever the terminal's stops are. */
    private static String tabless(String text) {
        return text.replace('\t', ' ');
    }

    private static Optional<String> lineAt(String source, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = source.indexOf('\n', start);
            if (end < 0) {
                return Optional.empty();
            }
            start = end + 1;
        }
        if (line < 1) {
            return Optional.empty();
        }
        int end = source.indexOf('\n', start);
        String text = source.substring(start, end < 0 ? source.length() : end);
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return Optional.of(line == 1 && text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** How many UTF-16 units the caret spans: what was found, a quoted text, or up to the end of the word. */
    private static int underlined(String line, int at, @Nullable String found) {
        if (found != null && !found.isEmpty() && line.startsWith(found, at)) {
            return found.length();
        }
        if (at < line.length() && (line.charAt(at) == '"' || line.charAt(at) == '\'')) {
            int close = line.indexOf(line.charAt(at), at + 1);
            return close < 0 ? line.length() - at : close + 1 - at;
        }
        int end = at;
        int last = Math.min(line.length(), at + WIDTH_MAX);
        while (end < last && " \t,;:]}".indexOf(line.charAt(end)) < 0) {
            int close = line.startsWith("${", end) ? line.indexOf('}', end) : -1;
            end = Math.max(end, close) + 1;
        }
        return Math.max(1, end - at);
    }
}
