package dev.bers.config;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists whose items are told apart by one of their properties: items with the same key are merged as mappings are; new
 * ones come after those of lower layers; an item with {@code $delete: true} deletes what lower layers say of it.
 */
final class KeyedListMerge {

    /** The property of an item that deletes it; {@code null} for each other property would only empty it. */
    static final String DELETE = "$delete";

    private final Merge merge;

    KeyedListMerge(Merge merge) {
        this.merge = merge;
    }

    /** The merged list; each entry of the stack is a list or null. */
    Node.Items merged(@Nullable Value[] stack, SchemaNode schema, String keyName) {
        Map<String, @Nullable Value[]> items = new LinkedHashMap<>();
        int top = 0;
        for (int slot = 0; slot < stack.length; slot++) {
            if (stack[slot] instanceof ListValue list) {
                addItems(list, slot, stack.length, schema, keyName, items);
                top = slot;
            }
        }
        List<Node> children = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, @Nullable Value[]> item : items.entrySet()) {
            String shown = isSecret(schema, keyName) ? null : item.getKey();
            Node child = child(shown, children.size(), item.getValue(), schema.item(), top);
            if (child != null) {
                children.add(child);
                keys.add(item.getKey());
            }
        }
        return merge.items(children, keys, Objects.requireNonNull(stack[top]), top, schema);
    }

    /** Whether what tells the items of a list apart is not to be shown: then neither paths nor messages may hold it. */
    private static boolean isSecret(SchemaNode schema, String keyName) {
        return schema.item().child(keyName).hints.isSecret();
    }

    private void addItems(
            ListValue list,
            int slot,
            int layers,
            SchemaNode schema,
            String keyName,
            Map<String, @Nullable Value[]> items) {
        Set<String> seen = new HashSet<>();
        for (Value value : list.items()) {
            if (!(value instanceof MappingValue item)) {
                merge.problems()
                        .add(ConfigProblems.itemWithoutKey(
                                merge.path().toString(),
                                keyName,
                                value.typeName(),
                                merge.location(slot, value.position())));
                continue;
            }
            String key = key(item, keyName);
            if (key == null) {
                Value found = item.get(keyName);
                merge.problems()
                        .add(ConfigProblems.itemWithoutKey(
                                merge.path().toString(),
                                keyName,
                                found == null ? null : found.typeName(),
                                merge.location(slot, (found == null ? item : found).position())));
            } else if (!seen.add(key)) {
                String shown = isSecret(schema, keyName) ? Masking.MASK : key;
                merge.problems()
                        .add(ConfigProblems.duplicateItem(
                                merge.path().toString(), keyName, shown, merge.location(slot, item.position())));
            } else {
                items.computeIfAbsent(key, k -> new @Nullable Value[layers])[slot] = withoutMarker(item);
            }
        }
    }

    /** The text of an item's key; null if it has none or one that only interpolation would tell. */
    private static @Nullable String key(MappingValue item, String keyName) {
        if (item.get(keyName) instanceof ScalarValue scalar
                && !(scalar instanceof NullValue)
                && !Template.isTemplate(scalar.text())) {
            return scalar.text();
        }
        return null;
    }

    private static Value withoutMarker(MappingValue item) {
        if (!(item.get(DELETE) instanceof BooleanValue marker)) {
            return item;
        }
        if (marker.isTrue()) {
            return new NullValue(item.position());
        }
        MappingValue.Builder rest = MappingValue.builder(item.position());
        for (int i = 0; i < item.size(); i++) {
            if (!item.keyAt(i).equals(DELETE)) {
                rest.put(item.keyAt(i), item.keyPositionAt(i), item.valueAt(i));
            }
        }
        return rest.build();
    }

    /** An item, whose path names its key, or its place where that is a secret. */
    private @Nullable Node child(@Nullable String key, int at, @Nullable Value[] stack, SchemaNode schema, int slot) {
        StringBuilder path = merge.path();
        int length = path.length();
        if (key == null) {
            path.append('[').append(at).append(']');
        } else {
            ConfigPath.appendItem(path, key);
        }
        Node child = null;
        if (merge.enter(slot, new NullValue(Position.UNKNOWN))) {
            child = merge.node(stack, schema, null);
            merge.leave();
        }
        path.setLength(length);
        return child;
    }
}
