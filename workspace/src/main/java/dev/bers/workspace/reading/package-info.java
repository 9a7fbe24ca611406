/** YAML 1.2 and JSON text to documents whose every key and value knows its line and column, within named bounds. */
@NullMarked
package dev.bers.workspace.reading;

import org.jspecify.annotations.NullMarked;
