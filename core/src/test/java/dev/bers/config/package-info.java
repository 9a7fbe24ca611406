/** Layers, merging, interpolation, provenance. */
package dev.bers.config;
