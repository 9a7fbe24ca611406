/** Pairs of schemas by hand and at random, held against an independent validator. */
@NullMarked
package dev.bers.workspace.compatibility;

import org.jspecify.annotations.NullMarked;
