/** Stores on both databases, and what can happen to them. */
@NullMarked
package dev.bers.server.database;

import org.jspecify.annotations.NullMarked;
