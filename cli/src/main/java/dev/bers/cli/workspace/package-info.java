/** Commands that write files: a new workspace, migrated ones, generated sources. */
@NullMarked
package dev.bers.cli.workspace;

import org.jspecify.annotations.NullMarked;
