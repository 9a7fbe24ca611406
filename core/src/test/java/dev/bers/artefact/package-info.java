/** What is found in artefacts, also by an independent, slow and obvious implementation. */
package dev.bers.artefact;
