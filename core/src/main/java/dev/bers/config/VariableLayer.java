package dev.bers.config;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The highest layer: variables of the process named {@code BERS_CONFIG__A__B}, which give the value at {@code A.B} of the
 * kind {@code environment}, typed as its schema says.
 *
 * <p>Names are case-sensitive, as keys are. Below a keyed list, the next part is the item's key. A value stands for
 * itself: <code>${…}</code> in it is not replaced.
 */
final class VariableLayer {

    static final String PREFIX = "BERS_CONFIG__";
    private static final String SEPARATOR = "__";

    private final SchemaOutline schema;
    private final Problems problems = new Problems();
    private final Branch root = new Branch(null);
    private final Map<String, String> names = new HashMap<>();

    /** A mapping, or a keyed list if it has a key, while it grows. */
    private record Branch(@Nullable String itemKey, Map<String, Object> children) {
        Branch(@Nullable String itemKey) {
            this(itemKey, new LinkedHashMap<>());
        }
    }

    private VariableLayer(SchemaOutline schema) {
        this.schema = schema;
    }

    /** The layer of a process; a variable with which something is wrong is left out. */
    static VariableLayer of(Map<String, String> variables, SchemaOutline schema) {
        VariableLayer layer = new VariableLayer(schema);
        List<String> ours = new ArrayList<>();
        for (String name : variables.keySet()) {
            if (name.startsWith(PREFIX)) {
                ours.add(name);
            }
        }
        Collections.sort(ours);
        if (ours.size() > Bounds.VARIABLES_MAX) {
            layer.problems.add(ConfigProblems.tooManyVariables(ours.size()));
            return layer;
        }
        for (String name : ours) {
            layer.add(name, Objects.requireNonNull(variables.get(name)));
        }
        return layer;
    }

    /** What is wrong with variables. */
    List<Problem> problems() {
        return problems.list();
    }

    /** Which variable gave the value at a path. */
    Map<String, String> names() {
        return names;
    }

    /** The layer; empty if no variable is set. */
    Optional<Layer> layer() {
        return root.children().isEmpty()
                ? Optional.empty()
                : Optional.of(new Layer(
                        LayerKind.VARIABLES,
                        ConfigKind.ENVIRONMENT.text(),
                        new Document("$" + PREFIX, mapping(root, null))));
    }

    private void add(String name, String text) {
        List<String> keys = keys(name);
        Location place = place(name);
        if (keys.isEmpty()) {
            problems.add(ConfigProblems.variableName(name, place));
            return;
        }
        SchemaNode at = schema.root();
        StringBuilder path = new StringBuilder();
        for (String key : keys) {
            if (at.type == SchemaType.LIST && at.itemKey == null) {
                problems.add(ConfigProblems.variableIntoList(name, path.toString(), place));
                return;
            }
            at = step(at, key, path);
        }
        Optional<ScalarValue> typed = at.type.typed(text);
        if (typed.isEmpty()) {
            String found = at.hints.isSecret() ? null : text;
            problems.add(ConfigProblems.variableType(name, at.type, found, path.toString(), place));
            return;
        }
        place(keys, typed.get(), name);
    }

    /** What stands for a file; only the beginning of a name that can be no path. */
    private static Location place(String name) {
        boolean isCut = name.length() > ConfigPath.LENGTH_MAX;
        return Location.ofFile("$" + (isCut ? name.substring(0, Bounds.KEY_LENGTH_MAX) + "…" : name));
    }

    /** Puts a value where its keys lead, if no other variable says something there. */
    private void place(List<String> keys, ScalarValue value, String name) {
        Branch branch = root;
        SchemaNode at = schema.root();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            String itemKey = branch.itemKey();
            at = step(at, key, path);
            Object there = branch.children().get(key);
            boolean isLast = i == keys.size() - 1;
            if (there instanceof Value || (isLast && there != null)) {
                problems.add(ConfigProblems.variablesConflict(name, path.toString(), place(name)));
                return;
            }
            if (isLast) {
                names.put(path.toString(), name);
                branch.children().put(key, value);
            } else if (there instanceof Branch existing) {
                branch = existing;
            } else {
                Branch grown = new Branch(at.itemKey);
                branch.children().put(key, grown);
                branch = grown;
                if (itemKey != null) {
                    names.put(path + "." + itemKey, name);
                }
            }
        }
    }

    private static List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        int start = PREFIX.length();
        if (name.length() > ConfigPath.LENGTH_MAX) {
            return keys;
        }
        while (start <= name.length()) {
            int end = name.indexOf(SEPARATOR, start);
            String key = end < 0 ? name.substring(start) : name.substring(start, end);
            if (key.isEmpty() || key.length() > Bounds.KEY_LENGTH_MAX || keys.size() == Bounds.DEPTH_MAX) {
                return List.of();
            }
            keys.add(key);
            start = end < 0 ? name.length() + 1 : end + SEPARATOR.length();
        }
        return keys;
    }

    private static SchemaNode step(SchemaNode schema, String key, StringBuilder path) {
        if (schema.itemKey == null) {
            ConfigPath.appendKey(path, key);
            return schema.child(key);
        }
        ConfigPath.appendItem(path, key);
        return schema.item();
    }

    private static Value value(Object child, @Nullable String keyName, String key) {
        return child instanceof Branch branch
                ? branch.itemKey() == null
                        ? mapping(branch, keyName == null ? null : entry(keyName, key))
                        : list(branch)
                : (Value) child;
    }

    private static Map.Entry<String, Value> entry(String keyName, String key) {
        return Map.entry(keyName, TextValue.of(key));
    }

    private static MappingValue mapping(Branch branch, Map.@Nullable Entry<String, Value> first) {
        MappingValue.Builder mapping = MappingValue.builder();
        if (first != null && !branch.children().containsKey(first.getKey())) {
            mapping.put(first.getKey(), first.getValue());
        }
        for (Map.Entry<String, Object> child : branch.children().entrySet()) {
            mapping.put(child.getKey(), value(child.getValue(), null, child.getKey()));
        }
        return mapping.build();
    }

    private static ListValue list(Branch branch) {
        List<Value> items = new ArrayList<>();
        for (Map.Entry<String, Object> child : branch.children().entrySet()) {
            items.add(value(child.getValue(), branch.itemKey(), child.getKey()));
        }
        return ListValue.of(items);
    }
}
