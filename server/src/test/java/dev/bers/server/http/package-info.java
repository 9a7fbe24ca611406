/** Tests of {@code dev.bers.server.http}. */
@NullMarked
package dev.bers.server.http;

import org.jspecify.annotations.NullMarked;
