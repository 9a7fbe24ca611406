package dev.bers.workspace.schema;

import dev.bers.config.ConfigPath;
import dev.bers.config.Leaf;
import dev.bers.problem.Location;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one effective configuration were written. The leaves are in the order of the tree, so the leaf of
 * a value is found by counting those before it; that costs time only where something is wrong.
 *
 * @param values the tree
 * @param leaves of that tree
 * @param documents all of the workspace by file, to find keys and mappings, which have no provenance
 * @param ownFile the environment's own file of that kind, there or not: where a missing value belongs
 */
record Places(MappingValue values, List<Leaf> leaves, Map<String, Document> documents, String ownFile) {

    private static final int FOUND_LENGTH_MAX = 80;
    private static final String SECRET = "(secret)";

    /** The leaf at a path, or the first one below it; null if there is none. */
    @Nullable
    Leaf leafAt(ConfigPath path) {
        int before = 0;
        Value at = values;
        for (ConfigPath.Step step : path.steps()) {
            before += leavesBefore(at, step);
            at = InstancePaths.stepInto(at, step);
            if (at == null) {
                return null;
            }
        }
        return before < leaves.size() ? leaves.get(before) : null;
    }

    private static int leavesBefore(Value value, ConfigPath.Step step) {
        int count = 0;
        if (value instanceof MappingValue mapping && step instanceof ConfigPath.Key key) {
            for (int i = 0; i < mapping.size() && !mapping.keyAt(i).equals(key.name()); i++) {
                count += leavesIn(mapping.valueAt(i));
            }
        } else if (value instanceof ListValue list && step instanceof ConfigPath.Index index) {
            for (int i = 0; i < Math.min(index.at(), list.items().size()); i++) {
                count += leavesIn(list.items().get(i));
            }
        }
        return count;
    }

    private static int leavesIn(Value value) {
        List<Value> inner = value instanceof MappingValue mapping
                ? mapping.values()
                : value instanceof ListValue list ? list.items() : List.of();
        int count = 0;
        for (Value each : inner) {
            count += leavesIn(each);
        }
        return Math.max(1, count);
    }

    /** The text of a path, as the configuration itself writes it where that is known. */
    String textOf(ConfigPath path) {
        Leaf leaf = leafAt(path);
        boolean isLeaf = leaf != null && leavesIn(valueAt(path)) == 1 && !hasParts(valueAt(path));
        return isLeaf && leaf != null ? leaf.path() : path.toString();
    }

    private Value valueAt(ConfigPath path) {
        Value value = InstancePaths.valueAt(values, path);
        return value == null ? values : value;
    }

    private static boolean hasParts(Value value) {
        return (value instanceof MappingValue mapping && mapping.size() > 0)
                || (value instanceof ListValue list && !list.items().isEmpty());
    }

    /** What stands at a path, in a problem: a scalar as JSON writes it, anything else by its type, a secret never. */
    String foundAt(ConfigPath path) {
        Value value = InstancePaths.valueAt(values, path);
        if (!(value instanceof ScalarValue)) {
            return value == null ? "nothing" : value.typeName();
        }
        if (isSecret(path)) {
            return SECRET;
        }
        String text = Json.write(value);
        return text.length() <= FOUND_LENGTH_MAX ? text : text.substring(0, FOUND_LENGTH_MAX) + "…";
    }

    /** Whether the value at a path, or the first below it, must not be shown. */
    boolean isSecret(ConfigPath path) {
        Leaf leaf = leafAt(path);
        return leaf != null && leaf.schemaHints().isSecret();
    }

    /** Where the value at a path was written. */
    Location ofValue(ConfigPath path) {
        Leaf leaf = path.steps().isEmpty() ? null : leafAt(path);
        return leaf == null ? Location.ofFile(ownFile) : leaf.provenance().location();
    }

    /** Where the key that a path ends in was written: in the file that gave its value. */
    Location ofKey(ConfigPath path) {
        Leaf leaf = leafAt(path);
        Document document = leaf == null
                ? null
                : documents.get(String.valueOf(leaf.provenance().location().file()));
        if (leaf == null || document == null) {
            return ofValue(path);
        }
        Location place = placeIn(document, path);
        return place == null ? leaf.provenance().location() : place;
    }

    /**
     * Where a value that is not there belongs: at the key of the mapping at a path in the environment's own file, or into
     * that file as a whole.
     */
    Location ofMissing(ConfigPath mapping) {
        Document own = documents.get(ownFile);
        Location place = own == null || mapping.steps().isEmpty() ? null : placeIn(own, mapping);
        return place == null ? Location.ofFile(ownFile) : place;
    }

    /** The key, or the item of a list, that a path ends in; null if a document has none there. */
    private static @Nullable Location placeIn(Document document, ConfigPath path) {
        Value parent = InstancePaths.valueAt(document.root(), InstancePaths.parent(path));
        ConfigPath.Step last = path.steps().get(path.steps().size() - 1);
        Position position = null;
        if (parent instanceof MappingValue mapping && last instanceof ConfigPath.Key key && mapping.has(key.name())) {
            position = mapping.keyPositionAt(mapping.indexOf(key.name()));
        } else if (parent instanceof ListValue) {
            Value item = InstancePaths.stepInto(parent, last);
            position = item == null ? null : item.position();
        }
        return position == null ? null : new Location(document.file(), position.line(), position.column());
    }
}
