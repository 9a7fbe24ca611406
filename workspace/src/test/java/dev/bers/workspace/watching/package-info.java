/** A real folder, real edits, no sleeps. */
package dev.bers.workspace.watching;
