/** Files replaced as a whole, and text that every YAML reader takes for the same values. */
package dev.bers.workspace.writing;
