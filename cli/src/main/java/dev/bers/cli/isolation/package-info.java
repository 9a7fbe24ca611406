/** Commands about who may reach which endpoint. */
@NullMarked
package dev.bers.cli.isolation;

import org.jspecify.annotations.NullMarked;
