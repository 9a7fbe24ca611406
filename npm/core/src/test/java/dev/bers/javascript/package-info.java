/** Asks both runtimes the same. */
@NullMarked
package dev.bers.javascript;

import org.jspecify.annotations.NullMarked;
