/** Typed reads, right and wrong, against a configuration made by hand. */
@NullMarked
package dev.bers.typed;

import org.jspecify.annotations.NullMarked;
