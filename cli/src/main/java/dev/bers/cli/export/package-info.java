/** Effective values as text that other programs read, each quoted so that no value can become anything else. */
@NullMarked
package dev.bers.cli.export;

import org.jspecify.annotations.NullMarked;
