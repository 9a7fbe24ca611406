/** Schemas as TypeScript declarations and Java records, so that a typed read is a field access. */
@NullMarked
package dev.bers.workspace.generation;

import org.jspecify.annotations.NullMarked;
