/** The last good answer of a server on disk, for a start without the server. */
@NullMarked
package dev.bers.client.copy;

import org.jspecify.annotations.NullMarked;
