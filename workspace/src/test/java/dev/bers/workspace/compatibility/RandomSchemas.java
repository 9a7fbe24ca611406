package dev.bers.workspace.compatibility;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small schemas over few names and values, so that two of them often have to do with each other. */
record RandomSchemas(Random random) {

    private static final List<String> NAMES = List.of("a", "b", "ab");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "null", "object", "array");

    MappingValue schema(int depth) {
        MappingValue.Builder schema = MappingValue.builder();
        int keywords = random.nextInt(4);
        for (int i = 0; i < keywords; i++) {
            add(schema, depth);
        }
        if (depth == 0) {
            schema.put("$defs", MappingValue.builder().put("d", schema(2)).build());
        }
        return schema.build();
    }

    /** The schema with one or two changes: a keyword dropped, added, or changed below. */
    MappingValue changed(MappingValue schema) {
        MappingValue.Builder changed = changedMembers(schema);
        if (random.nextInt(3) == 0) {
            add(changed, 1);
        }
        return changed.build();
    }

    /** One member dropped or changed; of a mapping whose members are schemas, none is added that would be none. */
    private MappingValue.Builder changedMembers(MappingValue schema) {
        MappingValue.Builder changed = MappingValue.builder();
        int victim = schema.size() == 0 ? -1 : random.nextInt(schema.size());
        for (int i = 0; i < schema.size(); i++) {
            String key = schema.keyAt(i);
            if (i != victim || key.equals("$defs")) {
                changed.put(key, schema.valueAt(i));
            } else if (random.nextInt(3) > 0) {
                changed.put(key, mutated(key, schema.valueAt(i)));
            }
        }
        return changed;
    }

    private Value mutated(String keyword, Value value) {
        if (value instanceof MappingValue mapping) {
            return switch (keyword) {
                case "properties", "patternProperties", "dependentRequired" ->
                    changedMembers(mapping).build();
                default -> changed(mapping);
            };
        }
        if (value instanceof NumberValue number && number.isInteger()) {
            return NumberValue.of(Math.max(0, number.asLong() + random.nextInt(3) - 1));
        }
        if (value instanceof ListValue list) {
            List<Value> items = new ArrayList<>(list.items());
            if (!items.isEmpty() && items.get(0) instanceof MappingValue first) {
                items.set(0, changed(first));
            } else if (items.size() > 1) {
                items.remove(0);
            }
            return ListValue.of(items);
        }
        return value;
    }

    private void add(MappingValue.Builder schema, int depth) {
        String keyword = pick(List.of(
                "type",
                "enum",
                "const",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "multipleOf",
                "minLength",
                "maxLength",
                "pattern",
                "required",
                "properties",
                "properties",
                "additionalProperties",
                "patternProperties",
                "minProperties",
                "maxProperties",
                "dependentRequired",
                "items",
                "prefixItems",
                "minItems",
                "maxItems",
                "uniqueItems",
                "propertyNames",
                "anyOf",
                "oneOf",
                "allOf",
                "not",
                "$ref"));
        if (schema.has(keyword)) {
            return;
        }
        switch (keyword) {
            case "type" ->
                schema.put(
                        "type",
                        random.nextBoolean()
                                ? TextValue.of(pick(TYPES))
                                : ListValue.of(
                                        List.of(TextValue.of("object"), TextValue.of(pick(TYPES.subList(0, 5))))));
            case "enum" ->
                schema.put(
                        "enum",
                        ListValue.of(new ArrayList<>(new java.util.LinkedHashSet<>(List.of(scalar(), value(2))))));
            case "const" -> schema.put("const", value(1));
            case "pattern" -> schema.put("pattern", pick(List.of("^a", "b$")));
            case "required" -> schema.put("required", ListValue.of(List.of(TextValue.of(pick(NAMES)))));
            case "dependentRequired" ->
                schema.put(
                        "dependentRequired",
                        MappingValue.builder()
                                .put(pick(NAMES), ListValue.of(List.of(TextValue.of(pick(NAMES)))))
                                .build());
            case "properties" -> schema.put("properties", byName(NAMES, depth));
            case "patternProperties" -> schema.put("patternProperties", byName(List.of("^a", "b$"), depth));
            case "additionalProperties", "items" ->
                schema.put(keyword, random.nextInt(3) == 0 ? BooleanValue.of(false) : below(depth));
            case "propertyNames", "not" -> schema.put(keyword, below(depth));
            case "prefixItems", "anyOf", "oneOf", "allOf" ->
                schema.put(keyword, ListValue.of(List.of(below(depth), below(depth))));
            case "uniqueItems" -> schema.put("uniqueItems", true);
            case "multipleOf" -> schema.put("multipleOf", 1 + random.nextInt(4));
            case "$ref" -> schema.put("$ref", random.nextInt(4) == 0 ? "#" : "#/$defs/d");
            default -> schema.put(keyword, random.nextInt(4));
        }
    }

    private MappingValue byName(List<String> names, int depth) {
        MappingValue.Builder schemas = MappingValue.builder();
        for (String name : names) {
            if (random.nextBoolean()) {
                schemas.put(name, below(depth));
            }
        }
        return schemas.build();
    }

    private MappingValue below(int depth) {
        return depth > 2 ? MappingValue.builder().put("type", pick(TYPES)).build() : schema(depth + 1);
    }

    Value value(int depth) {
        int choice = depth > 2 ? 3 : random.nextInt(5);
        if (choice == 0) {
            MappingValue.Builder mapping = MappingValue.builder();
            for (String name : List.of("a", "b", "ab", "x")) {
                if (random.nextBoolean()) {
                    mapping.put(name, value(depth + 1));
                }
            }
            return mapping.build();
        }
        if (choice == 1) {
            List<Value> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(value(depth + 1));
            }
            return ListValue.of(items);
        }
        return scalar();
    }

    private Value scalar() {
        return switch (random.nextInt(6)) {
            case 0 -> BooleanValue.of(random.nextBoolean());
            case 1 -> new NullValue(Position.UNKNOWN);
            case 2 -> new NumberValue(pick(List.of("0.5", "1.5", "-1")), Position.UNKNOWN);
            case 3 -> NumberValue.of(random.nextInt(5));
            default -> TextValue.of(pick(List.of("", "a", "b", "ab", "abcd")));
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
