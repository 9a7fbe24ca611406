package dev.bers.cli.terminal;

/**
 * The part of a line around a place in it that fits a screen; {@code …} stands for what is left out.
 *
 * @param text the part
 * @param columns that it takes before the place
 * @param to the index in the line at which it ends
 */
public record TextWindow(String text, int columns, int to) {

    /** Columns of what stands for the rest at both ends. */
    private static final int ELLIPSES = 2;

    /** As much of a line as fits some columns, at least 20; of a longer line about half before the place. */
    public static TextWindow around(String line, int at, int columns) {
        if (line.length() <= columns && width(line) <= columns) {
            return new TextWindow(line, width(line.substring(0, at)), line.length());
        }
        int room = Math.max(20, columns) - ELLIPSES;
        int before = room * 5 / 9;
        int from = at > before ? at - before : 0;
        while (from < at && (width(line.substring(from, at)) > before || splitsCharacter(line, from))) {
            from++;
        }
        int to = Math.min(line.length(), from + room);
        while (to > at + 1 && (width(line.substring(from, to)) > room || splitsCharacter(line, to))) {
            to--;
        }
        String start = from > 0 ? "…" : "";
        return new TextWindow(
                start + line.substring(from, to) + (to < line.length() ? "…" : ""),
                width(start + line.substring(from, at)),
                to);
    }

    private static int width(String text) {
        return TextWidth.of(VisibleText.of(text));
    }

    private static boolean splitsCharacter(String line, int at) {
        return at > 0
                && at < line.length()
                && Character.isLowSurrogate(line.charAt(at))
                && Character.isHighSurrogate(line.charAt(at - 1));
    }
}
