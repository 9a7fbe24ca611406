/** Compiles the entries to JavaScript while the build runs; no user runs it. */
@NullMarked
package dev.bers.javascript.compiler;

import org.jspecify.annotations.NullMarked;
