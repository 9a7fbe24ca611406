/** An HTTP client that refuses endpoints of other environments before it connects. */
@NullMarked
package dev.bers.client.guard;

import org.jspecify.annotations.NullMarked;
