/** Commands about configurations: what they are, why, whether they are right, and how they differ. */
@NullMarked
package dev.bers.cli.config;

import org.jspecify.annotations.NullMarked;
