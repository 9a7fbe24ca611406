/** What is wrong, where, what was found and expected, and what to do: the one shape of every message to a person. */
@NullMarked
package dev.bers.problem;

import org.jspecify.annotations.NullMarked;
