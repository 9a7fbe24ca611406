package dev.bers.config;

import dev.bers.problem.Location;
import dev.bers.problem.Problems;
import dev.bers.value.Bounds;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Layers merged into one tree: a mapping merges, a list or scalar replaces, {@code null} deletes, a keyed list merges
 * item by item.
 *
 * <p>Each place is decided from above: the highest layer that says something wins, and only where that is a mapping do
 * the mappings below it count, down to the first layer that says anything else. At each place the stack holds what
 * each layer says there, by the index of the layer; entry 0 belongs to the schema's defaults.
 *
 * <p>The names of a mapping stand in the order in which the layers mention them, tenants' layers last, so that a tenant never
 * reorders what it doesn't change. Given the tree without the tenant, only what the tenant mentions is merged anew.
 */
final class Merge {

    private final List<Layer> layers;
    private final Map<String, String> variableNames;
    private final Problems problems;
    private final KeyedListMerge keyedLists = new KeyedListMerge(this);
    private final List<String> changed = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();
    private boolean tracksChanges;
    private int depth;

    /**
     * @param layers lowest first, the first of them the defaults
     * @param variableNames which variable gave the value at a path of the highest layer
     */
    Merge(List<Layer> layers, Map<String, String> variableNames, Problems problems) {
        this.layers = layers;
        this.variableNames = variableNames;
        this.problems = problems;
    }

    /** The merged tree. */
    Node.Mapping merged(SchemaNode schema) {
        return mapping(roots(), schema, null);
    }

    /** The merged tree, given the one without the tenants' layers, of which it shares what they don't mention. */
    Node.Mapping mergedOnto(Node.Mapping withoutTenant, SchemaNode schema) {
        tracksChanges = true;
        @Nullable Value[] stack = roots();
        Node.Mapping same = sameNames(stack, schema, withoutTenant);
        return same == null ? mapping(stack, schema, withoutTenant) : same;
    }

    /** The paths at which the tree differs from the one without the tenant; what is below a path differs as a whole. */
    List<String> changed() {
        return changed;
    }

    private @Nullable Value[] roots() {
        @Nullable Value[] roots = new @Nullable Value[layers.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = layers.get(i).document().root();
        }
        return roots;
    }

    private boolean isTenants(int slot) {
        LayerKind kind = layers.get(slot).kind();
        return kind == LayerKind.TENANT || kind == LayerKind.TENANT_ENVIRONMENT;
    }

    /** The node for what the layers say at the current place; null if they say nothing, or that it's deleted. */
    @Nullable
    Node node(@Nullable Value[] stack, SchemaNode schema, @Nullable Node base) {
        int top = top(stack);
        Value value = top < 0 ? null : stack[top];
        if (value instanceof MappingValue) {
            Node.Mapping mergedBefore =
                    base instanceof Node.Mapping mapping && tenantsOnlyMerge(stack) ? mapping : null;
            if (mergedBefore == null) {
                noteChange();
            }
            clearBelow(stack, top);
            Node.Mapping same = mergedBefore == null ? null : sameNames(stack, schema, mergedBefore);
            return same == null ? mapping(stack, schema, mergedBefore) : same;
        }
        if (base != null && isAboveTenants(top) && schema.itemKey == null) {
            return base;
        }
        noteChange();
        if (value == null || value instanceof NullValue) {
            return null;
        }
        if (value instanceof ListValue && schema.itemKey != null) {
            clearBelow(stack, top);
            return keyedLists.merged(stack, schema, schema.itemKey);
        }
        return alone(value, top, schema);
    }

    private void noteChange() {
        if (tracksChanges) {
            changed.add(path.toString());
        }
    }

    private static int top(@Nullable Value[] stack) {
        int top = stack.length - 1;
        while (top >= 0 && stack[top] == null) {
            top--;
        }
        return top;
    }

    private boolean isAboveTenants(int slot) {
        return slot >= 0 && layers.get(slot).kind().compareTo(LayerKind.TENANT_ENVIRONMENT) > 0;
    }

    private boolean tenantsOnlyMerge(@Nullable Value[] stack) {
        for (int i = 0; i < stack.length; i++) {
            if (stack[i] != null && isTenants(i) && !(stack[i] instanceof MappingValue)) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what stands below the first layer from above that says something of another type than the highest. */
    private static void clearBelow(@Nullable Value[] stack, int top) {
        Class<?> type = Objects.requireNonNull(stack[top]).getClass();
        boolean isCut = false;
        for (int i = top - 1; i >= 0; i--) {
            Value value = stack[i];
            isCut |= value != null && value.getClass() != type;
            if (isCut) {
                stack[i] = null;
            }
        }
    }

    /** What one layer says alone, with nothing to merge. */
    @Nullable
    Node alone(Value value, int slot, SchemaNode schema) {
        if (value instanceof ScalarValue scalar) {
            return scalar(scalar, slot, schema);
        }
        @Nullable Value[] stack = new @Nullable Value[layers.size()];
        stack[slot] = value;
        return value instanceof ListValue list && schema.itemKey == null
                ? list(list, slot, schema)
                : node(stack, schema, null);
    }

    private Node.Scalar scalar(ScalarValue value, int slot, SchemaNode schema) {
        Leaf leaf = leaf(value, slot, schema);
        boolean isTemplate = value instanceof TextValue text
                && Template.isTemplate(text.text())
                && layers.get(slot).kind() != LayerKind.VARIABLES;
        return new Node.Scalar(leaf, value, isTemplate ? Template.parse(value.text()) : null);
    }

    private Node.Items list(ListValue list, int slot, SchemaNode schema) {
        List<Node> children = new ArrayList<>();
        for (Value item : list.items()) {
            int length = path.length();
            path.append('[').append(children.size()).append(']');
            if (item instanceof NullValue) {
                problems.add(ConfigProblems.nullInList(path.toString(), location(slot, item.position())));
            } else if (enter(slot, item)) {
                Node child = alone(item, slot, schema.item());
                if (child != null) {
                    children.add(child);
                }
                depth--;
            }
            path.setLength(length);
        }
        return items(children, List.of(), list, slot, schema);
    }

    Node.Items items(List<Node> children, List<String> keys, Value list, int slot, SchemaNode schema) {
        Leaf empty = children.isEmpty() ? leaf(new ListValue(List.of(), list.position()), slot, schema) : null;
        return new Node.Items(path.toString(), list.position(), children.toArray(new Node[0]), keys, empty);
    }

    private Node.Mapping mapping(@Nullable Value[] stack, SchemaNode schema, Node.@Nullable Mapping base) {
        int top = top(stack);
        Value highest = Objects.requireNonNull(stack[top]);
        MappingValue.Builder entries = MappingValue.builder(highest.position());
        List<Node> children = new ArrayList<>();
        for (String key : schema.keysWithDefault()) {
            add(key, stack, schema, base, entries, children);
        }
        for (int tenants = 0; tenants < 2; tenants++) {
            for (int slot = 0; slot < stack.length; slot++) {
                if (stack[slot] instanceof MappingValue mapping && isTenants(slot) == (tenants == 1)) {
                    for (String key : mapping.keys()) {
                        add(key, stack, schema, base, entries, children);
                    }
                }
            }
        }
        MappingValue value = entries.build();
        Leaf empty = children.isEmpty() ? leaf(value, top, schema) : null;
        return new Node.Mapping(path.toString(), value, children.toArray(new Node[0]), empty);
    }

    private void add(
            String key,
            @Nullable Value[] stack,
            SchemaNode schema,
            Node.@Nullable Mapping base,
            MappingValue.Builder entries,
            List<Node> children) {
        if (entries.has(key)) {
            return;
        }
        Node child = base != null && !tenantsMention(stack, key)
                ? base.child(key)
                : child(key, stack, schema.child(key), base == null ? null : base.child(key));
        if (child != null) {
            entries.put(key, keyPosition(key, stack), child.value());
            children.add(child);
        }
    }

    /**
     * The mapping without the tenant with some children replaced; null if the tenant adds or deletes names, or if it is empty
     * and so a leaf with a provenance of its own.
     */
    private Node.@Nullable Mapping sameNames(@Nullable Value[] stack, SchemaNode schema, Node.Mapping base) {
        if (base.children().length == 0) {
            return null;
        }
        int changedBefore = changed.size();
        Node[] children = base.children().clone();
        Position[] keyPositions = base.value.keyPositions();
        for (int slot = 0; slot < stack.length; slot++) {
            if (!isTenants(slot) || !(stack[slot] instanceof MappingValue mapping)) {
                continue;
            }
            for (String key : mapping.keys()) {
                int entry = base.value.indexOf(key);
                Node child = child(key, stack, schema.child(key), entry < 0 ? null : base.children()[entry]);
                if (entry < 0 ? child != null : child == null) {
                    forgetAfter(changedBefore);
                    return null;
                }
                if (entry >= 0 && child != null) {
                    children[entry] = child;
                    keyPositions[entry] = keyPosition(key, stack);
                }
            }
        }
        Value[] values = new Value[children.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = children[i].value();
        }
        return new Node.Mapping(base.path, base.value.withEntries(keyPositions, values), children, null);
    }

    private void forgetAfter(int count) {
        while (changed.size() > count) {
            changed.remove(changed.size() - 1);
        }
    }

    private boolean tenantsMention(@Nullable Value[] stack, String key) {
        for (int slot = 0; slot < stack.length; slot++) {
            if (stack[slot] instanceof MappingValue mapping && isTenants(slot) && mapping.has(key)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Node child(String key, @Nullable Value[] stack, SchemaNode schema, @Nullable Node base) {
        @Nullable Value[] below = new @Nullable Value[stack.length];
        below[0] = schema.defaultValue;
        int top = schema.defaultValue == null ? -1 : 0;
        for (int slot = 0; slot < stack.length; slot++) {
            Value value = stack[slot] instanceof MappingValue mapping ? mapping.get(key) : null;
            if (value != null) {
                below[slot] = value;
                top = slot;
            }
        }
        if (top < 0) {
            return null;
        }
        int length = path.length();
        ConfigPath.appendKey(path, key);
        Node child = null;
        if (enter(top, Objects.requireNonNull(below[top]))) {
            child = node(below, schema, base);
            depth--;
        }
        path.setLength(length);
        return child;
    }

    /** Goes one level down; false, and reported, if that is too deep. */
    boolean enter(int slot, Value value) {
        if (depth == Bounds.DEPTH_MAX) {
            problems.add(ConfigProblems.tooDeep(path.toString(), location(slot, value.position())));
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    private static Position keyPosition(String key, @Nullable Value[] stack) {
        for (int slot = stack.length - 1; slot >= 0; slot--) {
            if (stack[slot] instanceof MappingValue mapping) {
                int entry = mapping.indexOf(key);
                if (entry >= 0) {
                    return mapping.keyPositionAt(entry);
                }
            }
        }
        return Position.UNKNOWN;
    }

    private Leaf leaf(Value value, int slot, SchemaNode schema) {
        Layer layer = layers.get(slot);
        Provenance provenance = new Provenance(layer.kind(), layer.name(), location(slot, value.position()));
        return new Leaf(path.toString(), value, provenance, schema.hints);
    }

    Location location(int slot, Position position) {
        Layer layer = layers.get(slot);
        if (layer.kind() == LayerKind.VARIABLES) {
            String name = variableNames.get(path.toString());
            return Location.ofFile("$" + (name == null ? VariableLayer.PREFIX : name));
        }
        return new Location(layer.document().file(), position.line(), position.column());
    }

    StringBuilder path() {
        return path;
    }

    Problems problems() {
        return problems;
    }
}
