@NullMarked
package dev.bers.server.database;

import org.jspecify.annotations.NullMarked;
