/** Health as load balancers ask for it. */
@NullMarked
package dev.bers.server.monitoring;

import org.jspecify.annotations.NullMarked;
