/** The commands about what a server releases: each sends what it is asked for, and prints what the server answers. */
@NullMarked
package dev.bers.cli.release;

import org.jspecify.annotations.NullMarked;
