/** Starts the server: the command line, and the one place where its parts are put together. */
@NullMarked
package dev.bers.server.bootstrap;

import org.jspecify.annotations.NullMarked;
