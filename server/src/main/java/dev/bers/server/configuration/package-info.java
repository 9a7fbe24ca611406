/** Serves what each environment's active release says, to people and to clients. */
@NullMarked
package dev.bers.server.configuration;

import org.jspecify.annotations.NullMarked;
