/** Signed snapshots of what environments run: their form, and how one is verified before it is believed. */
@NullMarked
package dev.bers.snapshot;

import org.jspecify.annotations.NullMarked;
