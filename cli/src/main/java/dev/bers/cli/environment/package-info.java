/** {@code bers detect}. */
@NullMarked
package dev.bers.cli.environment;

import org.jspecify.annotations.NullMarked;
