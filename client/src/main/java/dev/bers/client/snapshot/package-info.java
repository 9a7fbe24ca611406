/** A configuration that is ready for use: all kinds, with the rules of its environment. */
@NullMarked
package dev.bers.client.snapshot;

import org.jspecify.annotations.NullMarked;
