/** Commands about schemas. */
@NullMarked
package dev.bers.cli.schema;

import org.jspecify.annotations.NullMarked;
