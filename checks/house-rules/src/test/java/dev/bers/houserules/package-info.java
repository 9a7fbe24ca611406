/** The rules of the house as tests: what may use what, how code reads, and that the documents tell the truth. */
@NullMarked
package dev.bers.houserules;

import org.jspecify.annotations.NullMarked;
