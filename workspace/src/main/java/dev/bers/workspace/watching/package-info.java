/** A workspace that follows its folder: a good change replaces the whole at once, a bad one changes nothing. */
@NullMarked
package dev.bers.workspace.watching;

import org.jspecify.annotations.NullMarked;
