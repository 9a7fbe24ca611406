@NullMarked
package dev.bers.server.monitoring;

import org.jspecify.annotations.NullMarked;
