/**
 * Types of the JDK, and a table of the core, as JavaScript has them, which stand for those of the same name when the core
 * is compiled: smaller and faster than TeaVM's, which emulate every method on Unicode tables of their own.
 */
@NullMarked
package dev.bers.javascript.lean;

import org.jspecify.annotations.NullMarked;
