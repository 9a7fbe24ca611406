/** Publishing, promoting and rolling back on real stores. */
@NullMarked
package dev.bers.server.release;

import org.jspecify.annotations.NullMarked;
