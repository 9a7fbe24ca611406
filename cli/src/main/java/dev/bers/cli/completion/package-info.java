/** Scripts that let shells complete the command line. */
@NullMarked
package dev.bers.cli.completion;

import org.jspecify.annotations.NullMarked;
