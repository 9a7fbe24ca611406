package dev.bers.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose cells stand under each other. On a terminal that is too narrow the widest column is cut; elsewhere nothing
 * is.
 */
public final class Table {

    private static final int GUTTER = 2;
    private static final int COLUMN_MIN = 8;

    private final List<List<Line>> rows = new ArrayList<>();
    private int columns;
    private int kept = -1;

    /** Adds a row of names of columns. */
    public Table head(String... names) {
        Line[] cells = new Line[names.length];
        for (int i = 0; i < names.length; i++) {
            cells[i] = Line.of(Look.FAINT, names[i]);
        }
        return row(cells);
    }

    /** Adds a row; rows may be of different lengths. */
    public Table row(Line... cells) {
        rows.add(List.of(cells));
        columns = Math.max(columns, cells.length);
        return this;
    }

    /** Lets a narrow terminal cut another column than this one, whose end says most. */
    public Table keep(int column) {
        kept = column;
        return this;
    }

    /** How many rows it has, the names of columns included. */
    public int size() {
        return rows.size();
    }

    /** The columns that it takes where nothing is cut. */
    public int width() {
        int width = GUTTER * (columns - 1);
        for (int column : widths(0)) {
            width += column;
        }
        return width;
    }

    /** Prints it with so many blanks before each row. */
    public void print(Terminal terminal, int indent) {
        int[] widths = widths(terminal.outScreen().columns() - indent);
        for (List<Line> row : rows) {
            Line line = new Line().padTo(indent);
            int end = indent;
            for (int i = 0; i < row.size(); i++) {
                line.line(row.get(i).cut(widths[i]));
                end += widths[i] + GUTTER;
                if (i + 1 < row.size()) {
                    line.padTo(end);
                }
            }
            terminal.print(line);
        }
    }

    private int[] widths(int available) {
        int[] widths = new int[columns];
        for (List<Line> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        if (available > 0) {
            shrink(widths, available - GUTTER * (columns - 1));
        }
        return widths;
    }

    private void shrink(int[] widths, int available) {
        int total = 0;
        for (int width : widths) {
            total += width;
        }
        while (total > available) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                widest = i != kept && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
            }
            if (widest < 0 || widths[widest] <= COLUMN_MIN) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }
}
