/** Whole workspaces, good and bad, as files. */
package dev.bers.workspace.folder;
