package dev.bers.workspace.compatibility;

import dev.bers.value.ListValue;
import java.util.List;
import java.util.Optional;

/** How one schema assigns schemas to the items of a list, in the words of either dialect. */
final class ArrayShape {

    private ArrayShape() {}

    /** The schemas of the first items, one by one. */
    static List<Subschema> prefix(Subschema schema) {
        return schema.children(schema.document().isDraft07() ? "items" : "prefixItems");
    }

    /** The schema of all items after the {@link #prefix}; empty if they are free. */
    static Optional<Subschema> rest(Subschema schema) {
        if (!(schema.keyword("items") instanceof ListValue)) {
            return schema.child("items");
        }
        return schema.document().isDraft07() ? schema.child("additionalItems") : Optional.empty();
    }

    /** The schema of the item at a position; empty if it is free. */
    static Optional<Subschema> item(Subschema schema, int at) {
        List<Subschema> prefix = prefix(schema);
        return at < prefix.size() ? Optional.of(prefix.get(at)) : rest(schema);
    }
}
