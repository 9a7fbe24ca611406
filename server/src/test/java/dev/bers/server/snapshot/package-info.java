/** What is published, and what becomes of it when something is in the way. */
@NullMarked
package dev.bers.server.snapshot;

import org.jspecify.annotations.NullMarked;
