/** What the server says of its own state. */
@NullMarked
package dev.bers.server.monitoring;

import org.jspecify.annotations.NullMarked;
