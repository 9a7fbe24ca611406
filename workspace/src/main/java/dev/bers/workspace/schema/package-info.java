/** Effective configurations held to their JSON Schema, each violation placed where the value was written. */
@NullMarked
package dev.bers.workspace.schema;

import org.jspecify.annotations.NullMarked;
