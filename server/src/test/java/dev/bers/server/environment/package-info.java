/** Tests of {@code dev.bers.server.environment}. */
@NullMarked
package dev.bers.server.environment;

import org.jspecify.annotations.NullMarked;
