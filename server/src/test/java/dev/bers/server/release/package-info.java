@NullMarked
package dev.bers.server.release;

import org.jspecify.annotations.NullMarked;
