package dev.bers.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of pieces, each with its look.
 *
 * <p>The one way to the human forms, so that nothing reaches a terminal which has not been through {@link VisibleText}.
 * Its methods add to it and return it.
 */
public final class Line {

    private record Piece(Look look, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** A line that begins with plain text. */
    public static Line of(String text) {
        return new Line().text(text);
    }

    /** A line that begins with text of a look. */
    public static Line of(Look look, String text) {
        return new Line().text(look, text);
    }

    /** Adds plain text. */
    public Line text(String text) {
        return text(Look.PLAIN, text);
    }

    /** Adds text of a look. */
    public Line text(Look look, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(look, VisibleText.of(text)));
        }
        return this;
    }

    /** Adds another line's pieces. */
    public Line line(Line other) {
        pieces.addAll(other.pieces);
        return this;
    }

    /** Adds blanks until the line takes some columns, if it takes fewer. */
    public Line padTo(int columns) {
        int missing = columns - width();
        if (missing > 0) {
            pieces.add(new Piece(Look.PLAIN, " ".repeat(missing)));
        }
        return this;
    }

    /** The columns that it takes. */
    public int width() {
        int columns = 0;
        for (Piece piece : pieces) {
            columns += TextWidth.of(piece.text);
        }
        return columns;
    }

    /** The line, cut and marked with {@code …} where it takes more columns than given. */
    public Line cut(int columns) {
        if (width() <= columns) {
            return this;
        }
        Line shorter = new Line();
        int left = columns;
        for (Piece piece : pieces) {
            int taken = TextWidth.of(piece.text);
            if (taken >= left) {
                shorter.pieces.add(new Piece(piece.look, taken == left ? piece.text : TextWidth.cut(piece.text, left)));
                break;
            }
            shorter.pieces.add(piece);
            left -= taken;
        }
        return shorter;
    }

    /** The text to print, without blanks at its end. */
    String render(boolean colours) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            if (colours && !piece.look.code().isEmpty()) {
                out.append("\u001b[")
                        .append(piece.look.code())
                        .append('m')
                        .append(piece.text)
                        .append("\u001b[0m");
            } else {
                out.append(piece.text);
            }
        }
        return out.toString().stripTrailing();
    }

    /** The text without looks. */
    @Override
    public String toString() {
        return render(false);
    }
}
