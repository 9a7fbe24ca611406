/**
 * Types of the JDK rewritten for JavaScript, smaller and faster than those of TeaVM's class library, which emulates every
 * method and carries its own Unicode tables. They stand for the types of the same name when the core is compiled.
 */
@NullMarked
package dev.bers.javascript.lean;

import org.jspecify.annotations.NullMarked;
