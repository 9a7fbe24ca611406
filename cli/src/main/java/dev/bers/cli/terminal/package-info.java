/** What a person sees: coloured lines, tables, trees, source lines with a caret, progress. */
@NullMarked
package dev.bers.cli.terminal;

import org.jspecify.annotations.NullMarked;
