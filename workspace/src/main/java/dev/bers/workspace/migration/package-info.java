/** Declared steps take a workspace's files from one version of a schema to the next, and back, keeping comments and order. */
@NullMarked
package dev.bers.workspace.migration;

import org.jspecify.annotations.NullMarked;
