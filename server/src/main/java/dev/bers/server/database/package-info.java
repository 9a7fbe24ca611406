/** Transactions on SQLite and PostgreSQL, their differences, and the migrations of the schema; the ground of all that is stored. */
@NullMarked
package dev.bers.server.database;

import org.jspecify.annotations.NullMarked;
