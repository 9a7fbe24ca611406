/** Effective values as fields of records: what generated code reads a configuration with. */
@NullMarked
package dev.bers.typed;

import org.jspecify.annotations.NullMarked;
