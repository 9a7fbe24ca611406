/** Which environment a request or a process is in, asked over HTTP. */
@NullMarked
package dev.bers.server.environment;

import org.jspecify.annotations.NullMarked;
