/** The command {@code bers}: reads the command line, finds the command, and ends with its exit code. */
@NullMarked
package dev.bers.cli;

import org.jspecify.annotations.NullMarked;
