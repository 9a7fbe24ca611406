/** The configuration of a MicroProfile application, from its environment's releases. */
@NullMarked
package dev.bers.microprofile;

import org.jspecify.annotations.NullMarked;
