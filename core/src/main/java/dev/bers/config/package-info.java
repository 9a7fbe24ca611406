/** Layers of documents become one effective configuration whose every value knows where it comes from. */
@NullMarked
package dev.bers.config;

import org.jspecify.annotations.NullMarked;
