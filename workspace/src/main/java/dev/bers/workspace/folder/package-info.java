/** A folder of files as a workspace: found, read as a whole, checked as a whole. */
@NullMarked
package dev.bers.workspace.folder;

import org.jspecify.annotations.NullMarked;
