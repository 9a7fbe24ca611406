/** Tests of {@code dev.bers.server.bootstrap}. */
@NullMarked
package dev.bers.server.bootstrap;

import org.jspecify.annotations.NullMarked;
