/** Searches built artefacts, archives and source maps among them, for other environments' endpoints. */
@NullMarked
package dev.bers.workspace.scan;

import org.jspecify.annotations.NullMarked;
