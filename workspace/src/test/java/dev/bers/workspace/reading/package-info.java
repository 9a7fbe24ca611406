/** Reading is held to independent implementations, to malice, and to the letter of its problems. */
package dev.bers.workspace.reading;
