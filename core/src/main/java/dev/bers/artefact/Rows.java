package dev.bers.artefact;

/** Rows of a table that is one array. */
final class Rows {

    private Rows() {}

    /** Copies a row, by where it begins, over another one. */
    static void copy(int[] table, int from, int to, int width) {
        for (int i = 0; i < width; i++) {
            table[to + i] = table[from + i];
        }
    }
}
