/** Regular expressions that others wrote, held against texts with a bound on the work. */
@NullMarked
package dev.bers.workspace.pattern;

import org.jspecify.annotations.NullMarked;
