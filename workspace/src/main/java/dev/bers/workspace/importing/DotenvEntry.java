package dev.bers.workspace.importing;

import dev.bers.value.Position;

/**
 * A line {@code NAME=value} of a {@code .env} file.
 *
 * @param name the variable
 * @param value without its quotes, escapes resolved; a dollar sign that means itself is written {@value #LITERAL_DOLLAR}
 * @param isQuoted whether quotes say that it is a text
 * @param position where the name stands
 */
record DotenvEntry(String name, String value, boolean isQuoted, Position position) {

    /** Stands for a dollar sign that is no reference: a private-use character that no file has. */
    static final char LITERAL_DOLLAR = '\uE000';
}
