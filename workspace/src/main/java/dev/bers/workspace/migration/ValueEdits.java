package dev.bers.workspace.migration;

import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of a tree by paths of keys; each answers with a new tree. */
final class ValueEdits {

    private ValueEdits() {}

    /** The value at a path; null if there is none. */
    static @Nullable Value get(MappingValue root, List<String> path) {
        Value value = root;
        for (String key : path) {
            value = value instanceof MappingValue mapping ? mapping.get(key) : null;
        }
        return value;
    }

    /** Whether a value can be set at a path: nothing on the way there is anything else than a mapping. */
    static boolean isReachable(MappingValue root, List<String> path) {
        for (int i = 1; i < path.size(); i++) {
            Value value = get(root, path.subList(0, i));
            if (value != null && !(value instanceof MappingValue)) {
                return false;
            }
        }
        return true;
    }

    /** With a value set, in the place of the one before or at the end. */
    static MappingValue with(MappingValue root, List<String> path, Value value) {
        String key = path.get(0);
        Value below = value;
        if (path.size() > 1) {
            MappingValue old = root.get(key) instanceof MappingValue mapping ? mapping : MappingValue.EMPTY;
            below = with(old, path.subList(1, path.size()), value);
        }
        MappingValue.Builder changed = MappingValue.builder(root.position());
        for (int i = 0; i < root.size(); i++) {
            changed.put(root.keyAt(i), root.keyPositionAt(i), root.keyAt(i).equals(key) ? below : root.valueAt(i));
        }
        return root.has(key) ? changed.build() : changed.put(key, below).build();
    }

    /** Without the value at a path; a mapping that this empties stays, empty. */
    static MappingValue without(MappingValue root, List<String> path) {
        String key = path.get(0);
        if (path.size() == 1) {
            return without(root, key);
        }
        return root.get(key) instanceof MappingValue below
                ? with(root, List.of(key), without(below, path.subList(1, path.size())))
                : root;
    }

    static MappingValue without(MappingValue mapping, String key) {
        MappingValue.Builder rest = MappingValue.builder(mapping.position());
        for (int i = 0; i < mapping.size(); i++) {
            if (!mapping.keyAt(i).equals(key)) {
                rest.put(mapping.keyAt(i), mapping.keyPositionAt(i), mapping.valueAt(i));
            }
        }
        return rest.build();
    }
}
