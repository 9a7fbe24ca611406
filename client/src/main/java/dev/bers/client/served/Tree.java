package dev.bers.client.served;

import dev.bers.config.ConfigPath;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Served values that grow: what was withheld is put where it belongs. From it come the document that is resolved again
 * with this process's variables, and an outline of its schema, since the types that the values have are those that
 * variables have to have.
 */
final class Tree {

    /** What the values of a text begin with where the core would read an expression. */
    private static final String EXPRESSION = "${";

    private final Object root;

    /** A withheld value, as it will stand in the document; null if this process has none for it. */
    private record Gap(@Nullable String template, boolean isSecret) {}

    Tree(MappingValue values) {
        this.root = open(values);
    }

    private static Object open(Value value) {
        if (value instanceof MappingValue mapping) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int i = 0; i < mapping.size(); i++) {
                entries.put(mapping.keyAt(i), open(mapping.valueAt(i)));
            }
            return entries;
        }
        if (value instanceof ListValue list) {
            List<Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(open(item)));
            return items;
        }
        return value;
    }

    /**
     * Puts a withheld value at its path; where no path leads, nothing happens.
     *
     * @param template an expression; null if there is no value
     */
    void put(ConfigPath path, @Nullable String template, boolean isSecret) {
        Object at = root;
        List<ConfigPath.Step> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean isLast = i == steps.size() - 1;
            Object gap = isLast ? new Gap(template, isSecret) : new LinkedHashMap<String, Object>();
            at = child(at, steps.get(i), gap, isLast);
            if (at == null) {
                return;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object child(Object at, ConfigPath.Step step, Object missing, boolean replaces) {
        if (at instanceof Map && step instanceof ConfigPath.Key key) {
            Map<String, Object> entries = (Map<String, Object>) at;
            if (replaces) {
                entries.put(key.name(), missing);
            } else {
                entries.putIfAbsent(key.name(), missing);
            }
            return entries.get(key.name());
        }
        if (at instanceof List && step instanceof ConfigPath.Index index) {
            List<Object> items = (List<Object>) at;
            if (index.at() == items.size()) {
                items.add(missing);
            }
            return index.at() < items.size() ? items.get(index.at()) : null;
        }
        return null;
    }

    /** The values as a document whose only expressions are those of gaps. */
    MappingValue document() {
        return (MappingValue) java.util.Objects.requireNonNull(written(root));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Value written(Object node) {
        if (node instanceof Map) {
            MappingValue.Builder mapping = MappingValue.builder();
            ((Map<String, Object>) node).forEach((name, below) -> {
                Value value = written(below);
                if (value != null) {
                    mapping.put(name, value);
                }
            });
            return mapping.build();
        }
        if (node instanceof List) {
            List<Value> items = new ArrayList<>();
            for (Object item : (List<Object>) node) {
                Value value = written(item);
                if (value != null) {
                    items.add(value);
                }
            }
            return ListValue.of(items);
        }
        if (node instanceof Gap gap) {
            return gap.template() == null ? null : TextValue.of(gap.template());
        }
        return node instanceof TextValue text && text.text().contains(EXPRESSION)
                ? TextValue.of(text.text().replace(EXPRESSION, "$" + EXPRESSION))
                : (Value) node;
    }

    /** A JSON Schema that says no more than the types of the values, and which of them are secrets. */
    MappingValue outline() {
        return outline(root);
    }

    @SuppressWarnings("unchecked")
    private static MappingValue outline(Object node) {
        if (node instanceof Map) {
            MappingValue.Builder properties = MappingValue.builder();
            ((Map<String, Object>) node).forEach((name, below) -> properties.put(name, outline(below)));
            return MappingValue.builder()
                    .put("type", "object")
                    .put("properties", properties.build())
                    .build();
        }
        MappingValue.Builder outline = MappingValue.builder();
        if (node instanceof Gap gap) {
            return gap.isSecret() ? outline.put("x-bers-secret", true).build() : outline.build();
        }
        if (node instanceof List) {
            return outline.put("type", "array").build();
        }
        if (node instanceof TextValue) {
            return outline.put("type", "string").build();
        }
        if (node instanceof BooleanValue) {
            return outline.put("type", "boolean").build();
        }
        return node instanceof NumberValue ? outline.put("type", "number").build() : outline.build();
    }
}
