/** A server of others, started as a peer of ours. */
@NullMarked
package dev.bers.benchmark.peer;

import org.jspecify.annotations.NullMarked;
