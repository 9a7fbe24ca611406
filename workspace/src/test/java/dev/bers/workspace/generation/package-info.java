/** Generated sources, compiled and read with. */
@NullMarked
package dev.bers.workspace.generation;

import org.jspecify.annotations.NullMarked;
