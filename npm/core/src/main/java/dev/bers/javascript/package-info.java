/** Where JavaScript meets the decisions: values in, values out, one entry for each module that is compiled. */
@NullMarked
package dev.bers.javascript;

import org.jspecify.annotations.NullMarked;
