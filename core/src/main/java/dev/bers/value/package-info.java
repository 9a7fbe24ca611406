/** Configuration as an immutable tree whose every node knows where it stands in its file. */
@NullMarked
package dev.bers.value;

import org.jspecify.annotations.NullMarked;
