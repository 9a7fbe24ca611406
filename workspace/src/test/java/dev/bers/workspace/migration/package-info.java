/** Files migrated there and back, interrupted, and refused. */
@NullMarked
package dev.bers.workspace.migration;

import org.jspecify.annotations.NullMarked;
