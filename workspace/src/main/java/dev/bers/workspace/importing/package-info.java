/** An old {@code environment.js} object or {@code .env} files become a workspace, read and never executed. */
@NullMarked
package dev.bers.workspace.importing;

import org.jspecify.annotations.NullMarked;
