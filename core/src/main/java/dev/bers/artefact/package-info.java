/** Finds another environment's endpoints in the bytes of built artefacts, whatever they are encoded as. */
@NullMarked
package dev.bers.artefact;

import org.jspecify.annotations.NullMarked;
