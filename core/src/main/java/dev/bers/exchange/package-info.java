/**
 * Each decision as a function from one JSON tree to another: what the vectors run, what the JavaScript build exports,
 * and the shapes that commands print with {@code --json}.
 */
@NullMarked
package dev.bers.exchange;

import org.jspecify.annotations.NullMarked;
