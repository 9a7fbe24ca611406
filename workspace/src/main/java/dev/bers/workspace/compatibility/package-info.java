/** Whether one version of a JSON Schema accepts what another one accepts, with the reason for each break. */
@NullMarked
package dev.bers.workspace.compatibility;

import org.jspecify.annotations.NullMarked;
