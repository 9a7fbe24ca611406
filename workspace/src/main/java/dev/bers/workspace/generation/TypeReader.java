package dev.bers.workspace.generation;

import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads types from a schema: {@code type}, {@code enum}, {@code const}, {@code properties}, {@code items},
 * {@code additionalProperties}, local {@code $ref}, {@code allOf}, {@code anyOf}, {@code oneOf}. A schema that refers to
 * itself becomes {@link TypeModel.Any} where it comes round.
 */
final class TypeReader {

    private static final int DEPTH_MAX = 16;

    private final MappingValue root;
    private final Set<String> openReferences = new LinkedHashSet<>();

    private TypeReader(MappingValue root) {
        this.root = root;
    }

    /** The type of a kind's configuration; a structure, since each configuration is a mapping. */
    static TypeModel.Structure read(Document schema) {
        TypeModel type = new TypeReader(schema.root()).type(schema.root(), 0);
        return type instanceof TypeModel.Structure structure
                ? structure
                : new TypeModel.Structure(List.of(), new TypeModel.Any());
    }

    private TypeModel type(@Nullable Value schema, int depth) {
        if (!(schema instanceof MappingValue written) || depth > DEPTH_MAX) {
            return new TypeModel.Any();
        }
        Set<String> references = new LinkedHashSet<>();
        MappingValue mapping = flattened(written, 0, references);
        if (references.stream().anyMatch(openReferences::contains)) {
            return new TypeModel.Any();
        }
        openReferences.addAll(references);
        TypeModel type = typeOf(mapping, depth);
        openReferences.removeAll(references);
        return type;
    }

    private TypeModel typeOf(MappingValue mapping, int depth) {
        if (mapping.get("const") != null) {
            return literals(List.of(java.util.Objects.requireNonNull(mapping.get("const"))));
        }
        if (mapping.get("enum") instanceof ListValue listed) {
            return literals(listed.items());
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (mapping.get(keyword) instanceof ListValue alternatives && !mapping.has("properties")) {
                return union(alternatives.items().stream()
                        .map(one -> type(one, depth + 1))
                        .toList());
            }
        }
        List<String> types = types(mapping);
        return union(types.stream().map(name -> named(name, mapping, depth)).toList());
    }

    private static List<String> types(MappingValue schema) {
        List<String> types = new ArrayList<>();
        if (schema.get("type") instanceof TextValue name) {
            types.add(name.text());
        } else if (schema.get("type") instanceof ListValue names) {
            names.items().forEach(name -> types.add(name instanceof TextValue text ? text.text() : ""));
        } else if (schema.has("properties") || schema.has("additionalProperties")) {
            types.add("object");
        } else if (schema.has("items")) {
            types.add("array");
        }
        return types;
    }

    private TypeModel named(String name, MappingValue schema, int depth) {
        return switch (name) {
            case "string" -> new TypeModel.Text();
            case "boolean" -> new TypeModel.Truth();
            case "null" -> new TypeModel.Nothing();
            case "number" -> new TypeModel.Numeric(false, false);
            case "integer" -> new TypeModel.Numeric(true, fitsInt(schema));
            case "array" ->
                new TypeModel.Items(
                        schema.get("items") instanceof MappingValue items
                                ? type(items, depth + 1)
                                : new TypeModel.Any());
            case "object" -> structure(schema, depth);
            default -> new TypeModel.Any();
        };
    }

    private static boolean fitsInt(MappingValue schema) {
        Double low = bound(schema, "minimum", "exclusiveMinimum");
        Double high = bound(schema, "maximum", "exclusiveMaximum");
        return low != null && high != null && low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE;
    }

    private static @Nullable Double bound(MappingValue schema, String inclusive, String exclusive) {
        Value value = schema.has(inclusive) ? schema.get(inclusive) : schema.get(exclusive);
        return value instanceof NumberValue number ? (Double) number.asDouble() : null;
    }

    private TypeModel structure(MappingValue schema, int depth) {
        TypeModel others = others(schema, depth);
        if (!(schema.get("properties") instanceof MappingValue properties)) {
            return new TypeModel.ByName(others == null ? new TypeModel.Any() : others);
        }
        Set<String> required = new LinkedHashSet<>();
        if (schema.get("required") instanceof ListValue names) {
            names.items().forEach(name -> required.add(name instanceof TextValue text ? text.text() : ""));
        }
        List<TypeModel.Property> read = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            String name = properties.keyAt(i);
            MappingValue property = properties.valueAt(i) instanceof MappingValue own
                    ? flattened(own, 0, new LinkedHashSet<>())
                    : MappingValue.EMPTY;
            boolean always = required.contains(name) || property.has("default");
            TypeModel type = type(properties.valueAt(i), depth + 1);
            boolean isSecret =
                    SecretProperties.isMarked(schema) || SecretProperties.isSecret(root, properties.valueAt(i), type);
            read.add(new TypeModel.Property(name, type, always, isSecret, description(property)));
        }
        return new TypeModel.Structure(List.copyOf(read), others);
    }

    private @Nullable TypeModel others(MappingValue schema, int depth) {
        Value others = schema.get("additionalProperties");
        if (others instanceof BooleanValue allowed && !allowed.isTrue()) {
            return null;
        }
        return others instanceof MappingValue ? type(others, depth + 1) : new TypeModel.Any();
    }

    private static String description(MappingValue schema) {
        String title = schema.get("title") instanceof TextValue text ? text.text() : "";
        String description = schema.get("description") instanceof TextValue text ? text.text() : "";
        String both = title.isEmpty() || description.isEmpty() ? title + description : title + "\n\n" + description;
        return CopiedText.of(both);
    }

    private static TypeModel literals(List<Value> values) {
        if (values.stream().allMatch(TextValue.class::isInstance)) {
            return new TypeModel.Choice(values.stream()
                    .map(value -> ((TextValue) value).text())
                    .distinct()
                    .toList());
        }
        return values.stream().allMatch(ScalarValue.class::isInstance)
                        && values.stream().noneMatch(NullValue.class::isInstance)
                ? new TypeModel.Literals(values)
                : new TypeModel.Any();
    }

    private static TypeModel union(List<TypeModel> types) {
        List<TypeModel> distinct = types.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.contains(new TypeModel.Any())) {
            return new TypeModel.Any();
        }
        return distinct.size() == 1 ? distinct.get(0) : new TypeModel.Union(distinct);
    }

    /** The schema with what {@code $ref} and {@code allOf} say; of two sayings the first counts. */
    private MappingValue flattened(MappingValue schema, int depth, Set<String> references) {
        if (depth > DEPTH_MAX || !(schema.has("$ref") || schema.has("allOf"))) {
            return schema;
        }
        Map<String, Value> keywords = new LinkedHashMap<>();
        addAll(keywords, schema);
        if (schema.get("$ref") instanceof TextValue reference
                && resolve(reference.text()) instanceof MappingValue target) {
            references.add(reference.text());
            addAll(keywords, flattened(target, depth + 1, references));
        }
        if (schema.get("allOf") instanceof ListValue members) {
            for (Value member : members.items()) {
                addAll(
                        keywords,
                        member instanceof MappingValue one
                                ? flattened(one, depth + 1, references)
                                : MappingValue.EMPTY);
            }
        }
        keywords.remove("$ref");
        keywords.remove("allOf");
        MappingValue.Builder flat = MappingValue.builder(schema.position());
        keywords.forEach(flat::put);
        return flat.build();
    }

    private static void addAll(Map<String, Value> keywords, MappingValue schema) {
        for (int i = 0; i < schema.size(); i++) {
            Value before = keywords.get(schema.keyAt(i));
            Value value = schema.valueAt(i);
            if (before == null) {
                keywords.put(schema.keyAt(i), value);
            } else if (before instanceof MappingValue a && value instanceof MappingValue b) {
                Map<String, Value> both = new LinkedHashMap<>();
                addAll(both, a);
                addAll(both, b);
                MappingValue.Builder merged = MappingValue.builder(a.position());
                both.forEach(merged::put);
                keywords.put(schema.keyAt(i), merged.build());
            } else if (before instanceof ListValue a
                    && value instanceof ListValue b
                    && schema.keyAt(i).equals("required")) {
                List<Value> both = new ArrayList<>(a.items());
                both.addAll(b.items());
                keywords.put("required", ListValue.of(both));
            }
        }
    }

    private @Nullable Value resolve(String reference) {
        return resolve(root, reference);
    }

    /** What a reference within the schema leads to. */
    static @Nullable Value resolve(MappingValue root, String reference) {
        if (!reference.startsWith("#")) {
            return null;
        }
        Value value = root;
        for (String step : reference.substring(1).split("/", -1)) {
            if (!step.isEmpty()) {
                String key = step.replace("~1", "/").replace("~0", "~");
                value = value instanceof MappingValue mapping ? mapping.get(key) : null;
            }
        }
        return value;
    }
}
