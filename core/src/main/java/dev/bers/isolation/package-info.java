/** Who owns which endpoint, and the proof that no environment can reach another's. */
@NullMarked
package dev.bers.isolation;

import org.jspecify.annotations.NullMarked;
