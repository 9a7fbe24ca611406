/** Tests of {@code dev.bers.server.configuration}. */
@NullMarked
package dev.bers.server.configuration;

import org.jspecify.annotations.NullMarked;
