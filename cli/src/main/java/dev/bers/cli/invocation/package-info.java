/** What every command has in common: its surroundings, the options of all, its answer in two forms, its exit code. */
@NullMarked
package dev.bers.cli.invocation;

import org.jspecify.annotations.NullMarked;
