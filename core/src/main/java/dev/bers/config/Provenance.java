package dev.bers.config;

import dev.bers.problem.Location;

/**
 * Where a value comes from.
 *
 * @param layer the kind of the layer that gave it
 * @param layerName the layer's name
 * @param location its file, line and column; for a variable the file is {@code $NAME}, for a default the schema
 */
public record Provenance(LayerKind layer, String layerName, Location location) {}
