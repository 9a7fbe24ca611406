/** Scans of real files and archives, whole and broken. */
package dev.bers.workspace.scan;
