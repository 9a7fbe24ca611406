/** How fast BERS is, measured beside its peers in the same run and held against its bars and its own past. */
@NullMarked
package dev.bers.benchmark;

import org.jspecify.annotations.NullMarked;
