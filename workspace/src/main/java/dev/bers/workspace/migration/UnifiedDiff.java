package dev.bers.workspace.migration;

import java.util.ArrayList;
import java.util.List;

/** What changes from one text to another, in the unified format of {@code diff -u} with three lines of context. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;
    /** Cells of the table of common lines; beyond it the changed middle is shown as replaced as a whole. */
    private static final long CELLS_MAX = 4_000_000;

    private UnifiedDiff() {}

    /** The difference; empty if there is none. */
    public static String of(String file, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> edits = edits(lines(before), lines(after));
        StringBuilder out = new StringBuilder("--- a/" + file + "\n+++ b/" + file + "\n");
        int oldLine = 1;
        int newLine = 1;
        for (int from = 0; from < edits.size(); ) {
            if (edits.get(from).charAt(0) == ' ') {
                oldLine++;
                newLine++;
                from++;
                continue;
            }
            int start = Math.max(0, from - CONTEXT);
            int end = hunkEnd(edits, from);
            List<String> hunk = edits.subList(start, end);
            int lead = from - start;
            long removed = hunk.stream().filter(line -> line.charAt(0) != '+').count();
            long added = hunk.stream().filter(line -> line.charAt(0) != '-').count();
            out.append("@@ -").append(oldLine - lead).append(',').append(removed);
            out.append(" +").append(newLine - lead).append(',').append(added).append(" @@\n");
            hunk.forEach(line -> append(out, line));
            oldLine += (int) removed - lead;
            newLine += (int) added - lead;
            from = end;
        }
        return out.toString();
    }

    private static String[] lines(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\n)", 0);
    }

    /** Behind the last change that is not more than twice the context away from the one before, plus the context. */
    private static int hunkEnd(List<String> edits, int from) {
        int lastChange = from;
        for (int i = from; i < edits.size() && i - lastChange <= 2 * CONTEXT; i++) {
            lastChange = edits.get(i).charAt(0) == ' ' ? lastChange : i;
        }
        return Math.min(edits.size(), lastChange + 1 + CONTEXT);
    }

    private static void append(StringBuilder out, String line) {
        out.append(line);
        if (!line.endsWith("\n")) {
            out.append("\n\\ No newline at end of file\n");
        }
    }

    /** All lines of both texts, marked with a space, a minus or a plus. */
    private static List<String> edits(String[] before, String[] after) {
        int start = 0;
        while (start < before.length && start < after.length && before[start].equals(after[start])) {
            start++;
        }
        int endBefore = before.length;
        int endAfter = after.length;
        while (endBefore > start && endAfter > start && before[endBefore - 1].equals(after[endAfter - 1])) {
            endBefore--;
            endAfter--;
        }
        List<String> edits = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            edits.add(" " + before[i]);
        }
        middle(before, start, endBefore, after, start, endAfter, edits);
        for (int i = endBefore; i < before.length; i++) {
            edits.add(" " + before[i]);
        }
        return edits;
    }

    private static void middle(
            String[] before,
            int fromBefore,
            int toBefore,
            String[] after,
            int fromAfter,
            int toAfter,
            List<String> edits) {
        int rows = toBefore - fromBefore;
        int columns = toAfter - fromAfter;
        boolean tooLarge = (long) rows * columns > CELLS_MAX;
        int[][] common = tooLarge ? new int[0][0] : common(before, fromBefore, rows, after, fromAfter, columns);
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (!tooLarge && i < rows && j < columns && before[fromBefore + i].equals(after[fromAfter + j])) {
                edits.add(" " + before[fromBefore + i]);
                i++;
                j++;
            } else if (i < rows && (tooLarge || j == columns || common[i + 1][j] >= common[i][j + 1])) {
                edits.add("-" + before[fromBefore + i++]);
            } else {
                edits.add("+" + after[fromAfter + j++]);
            }
        }
    }

    /** Lengths of the longest common subsequences of the rests of both texts. */
    private static int[][] common(
            String[] before, int fromBefore, int rows, String[] after, int fromAfter, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before[fromBefore + i].equals(after[fromAfter + j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
