/** Who a configuration is served for. */
@NullMarked
package dev.bers.tenant;

import org.jspecify.annotations.NullMarked;
