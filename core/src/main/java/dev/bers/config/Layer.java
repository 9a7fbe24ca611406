package dev.bers.config;

import dev.bers.value.Document;

/**
 * One of the documents that are merged into an effective configuration.
 *
 * @param kind its place in the order
 * @param name what it is called: the environment's name for {@link LayerKind#PARENT} and {@link LayerKind#ENVIRONMENT},
 *     the tenant's hash for a tenant's, else the kind's
 * @param document what it says
 */
public record Layer(LayerKind kind, String name, Document document) {}
