/** The command that runs the server, told apart from the server itself, which is no part of the command line. */
@NullMarked
package dev.bers.cli.serving;

import org.jspecify.annotations.NullMarked;
