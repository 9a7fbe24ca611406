package dev.bers.config;

import dev.bers.problem.Location;
import dev.bers.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of one place of a configuration, all applicable subschemas taken together.
 *
 * <p>Places form a graph that may be a circle, as schemas may refer to themselves; it is filled in by
 * {@link SchemaOutlineReader} and not changed after that.
 */
final class SchemaNode {

    final Location location;
    final SchemaHints hints;
    final SchemaType type;
    final @Nullable String description;
    /** The value of the {@code default} keyword. */
    final @Nullable Value defaultValue;
    /** The name after which the items of this list are merged. */
    final @Nullable String itemKey;

    private final Map<String, SchemaNode> properties = new HashMap<>();
    private List<String> keysWithDefault = List.of();
    private SchemaNode otherProperties = this;
    private SchemaNode item = this;

    SchemaNode(
            Location location,
            SchemaHints hints,
            SchemaType type,
            @Nullable String description,
            @Nullable Value defaultValue,
            @Nullable String itemKey) {
        this.location = location;
        this.hints = hints;
        this.type = type;
        this.description = description;
        this.defaultValue = defaultValue;
        this.itemKey = itemKey;
    }

    /** A place of which the schema says no more than what it inherits; so are all places below it. */
    static SchemaNode unmentioned(SchemaHints inherited) {
        return new SchemaNode(Location.NONE, inherited, SchemaType.UNKNOWN, null, null, null);
    }

    void fill(Map<String, SchemaNode> named, List<String> withDefault, SchemaNode others, SchemaNode items) {
        properties.putAll(named);
        keysWithDefault = List.copyOf(withDefault);
        otherProperties = others;
        item = items;
    }

    SchemaNode child(String key) {
        SchemaNode named = properties.get(key);
        return named == null ? otherProperties : named;
    }

    SchemaNode item() {
        return item;
    }

    /** The names whose places have a default, in the schema's order. */
    List<String> keysWithDefault() {
        return keysWithDefault;
    }

    SchemaNode child(ConfigPath.Step step) {
        return step instanceof ConfigPath.Key key ? child(key.name()) : item;
    }
}
