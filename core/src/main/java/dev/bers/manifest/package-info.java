/** {@code bers.yaml}: what a workspace declares about itself, checked. */
@NullMarked
package dev.bers.manifest;

import org.jspecify.annotations.NullMarked;
