/** How files are written: beside their place and then moved, so that nobody ever reads half of one. */
@NullMarked
package dev.bers.workspace.writing;

import org.jspecify.annotations.NullMarked;
