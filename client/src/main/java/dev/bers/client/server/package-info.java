/** The way to a server: reading, following its events, acknowledging. */
@NullMarked
package dev.bers.client.server;

import org.jspecify.annotations.NullMarked;
