package dev.bers.workspace.generation;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which properties may not be shown: those that are marked {@code x-bers-secret} themselves or in one of their items or
 * alternatives, and those that have a secret somewhere below a part whose type is not known, so that nothing there
 * could hide it.
 */
final class SecretProperties {

    private static final String SECRET = "x-bers-secret";
    /** Below these stand values, not schemas. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

    private SecretProperties() {}

    /**
     * Whether a property is one.
     *
     * @param root the schema that references are resolved in
     * @param property the property's own schema
     * @param type as which it is generated
     */
    static boolean isSecret(MappingValue root, Value property, TypeModel type) {
        boolean throughProperties = isUntyped(type);
        Deque<Value> ahead = new ArrayDeque<>(Set.of(property));
        Set<String> references = new HashSet<>();
        while (!ahead.isEmpty()) {
            Value schema = ahead.remove();
            if (schema instanceof ListValue schemas) {
                ahead.addAll(schemas.items());
            } else if (schema instanceof MappingValue mapping) {
                if (isMarked(mapping)) {
                    return true;
                }
                addBelow(mapping, throughProperties, ahead);
                Value target = target(root, mapping, references);
                if (target != null) {
                    ahead.add(target);
                }
            }
        }
        return false;
    }

    /** Whether a schema says so itself; whoever writes anything but {@code false} means to hide the value. */
    static boolean isMarked(MappingValue schema) {
        Value mark = schema.get(SECRET);
        return mark != null && !(mark instanceof BooleanValue truth && !truth.isTrue());
    }

    private static void addBelow(MappingValue schema, boolean throughProperties, Deque<Value> ahead) {
        for (int i = 0; i < schema.size(); i++) {
            String keyword = schema.keyAt(i);
            Value below = schema.valueAt(i);
            boolean isNamed = keyword.equals("properties") || keyword.equals("patternProperties");
            if (isNamed && below instanceof MappingValue named) {
                if (throughProperties || keyword.equals("patternProperties")) {
                    ahead.addAll(named.values());
                }
            } else if (!VALUES.contains(keyword) && !keyword.equals("$defs") && !keyword.equals("definitions")) {
                ahead.add(below);
            }
        }
    }

    private static @Nullable Value target(MappingValue root, MappingValue schema, Set<String> references) {
        return schema.get("$ref") instanceof TextValue reference && references.add(reference.text())
                ? TypeReader.resolve(root, reference.text())
                : null;
    }

    /** Whether a part of the type is read as any value. */
    private static boolean isUntyped(TypeModel type) {
        if (type instanceof TypeModel.Items items) {
            return isUntyped(items.item());
        }
        if (type instanceof TypeModel.ByName byName) {
            return isUntyped(byName.value());
        }
        return type instanceof TypeModel.Any || type instanceof TypeModel.Union;
    }
}
