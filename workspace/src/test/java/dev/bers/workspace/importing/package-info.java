/** Old files in, whole workspaces out, nothing run. */
@NullMarked
package dev.bers.workspace.importing;

import org.jspecify.annotations.NullMarked;
