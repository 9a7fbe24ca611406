/** Tells clients of new releases as they become active, and what each of them made of them. */
@NullMarked
package dev.bers.server.live;

import org.jspecify.annotations.NullMarked;
