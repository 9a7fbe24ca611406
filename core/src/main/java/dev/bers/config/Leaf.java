package dev.bers.config;

import dev.bers.value.Value;

/**
 * An effective value without parts, or an empty mapping or list.
 *
 * @param path the text of its path, as {@link ConfigPath#toString} writes it
 * @param value a scalar other than null, or an empty mapping or list
 * @param provenance where it comes from
 * @param schemaHints what the schema's annotations say of it
 */
public record Leaf(String path, Value value, Provenance provenance, SchemaHints schemaHints) {}
