package dev.bers.workspace.importing;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A JSON Schema that just fits what the environments say today. */
final class SchemaGuess {

    private SchemaGuess() {}

    /** The schema of a kind, closed at the top so that a misspelt key is found. */
    static MappingValue of(List<MappingValue> effective, ImportedConfiguration imported) {
        MappingValue.Builder properties = MappingValue.builder();
        for (String key : keys(effective)) {
            MappingValue.Builder property = MappingValue.builder();
            boolean isSecret = imported.secrets().contains(key);
            addTo(property, present(effective, key));
            if (isSecret) {
                property.put("x-bers-secret", true);
            } else {
                property.put("x-bers-public", imported.isPublic().test(key));
            }
            if (isBucket(key)) {
                property.put("x-bers-endpoint", true);
            }
            properties.put(key, property.build());
        }
        List<Value> required = new ArrayList<>();
        for (String key : keys(effective)) {
            if (present(effective, key).size() == effective.size()) {
                required.add(TextValue.of(key));
            }
        }
        MappingValue.Builder schema = MappingValue.builder()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Configuration of " + imported.workspaceName())
                .put("x-bers-version", 1)
                .put("type", "object")
                .put("properties", properties.build());
        if (!required.isEmpty()) {
            schema.put("required", ListValue.of(required));
        }
        return schema.put("additionalProperties", false).build();
    }

    /** Whether a key names an S3 bucket, whose bare name is an endpoint. */
    static boolean isBucket(String key) {
        return key.toUpperCase(Locale.ROOT).contains("BUCKET");
    }

    private static Set<String> keys(List<MappingValue> all) {
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(one -> keys.addAll(one.keys()));
        return keys;
    }

    private static List<Value> present(List<MappingValue> all, String key) {
        return all.stream()
                .filter(one -> one.has(key))
                .map(one -> Objects.requireNonNull(one.get(key)))
                .toList();
    }

    private static void addTo(MappingValue.Builder schema, List<Value> values) {
        Set<String> types = new LinkedHashSet<>();
        values.forEach(value -> types.add(typeOf(value)));
        if (types.contains("number")) {
            types.remove("integer");
        }
        if (types.size() == 1) {
            schema.put("type", types.iterator().next());
        } else if (!types.isEmpty()) {
            schema.put("type", ListValue.of(types.stream().map(TextValue::of).toList()));
        }
        List<MappingValue> mappings = only(MappingValue.class, values);
        if (!mappings.isEmpty()) {
            MappingValue.Builder properties = MappingValue.builder();
            for (String key : keys(mappings)) {
                MappingValue.Builder property = MappingValue.builder();
                addTo(property, present(mappings, key));
                properties.put(key, property.build());
            }
            schema.put("properties", properties.build());
        }
        List<Value> items = new ArrayList<>();
        only(ListValue.class, values).forEach(list -> items.addAll(list.items()));
        if (!items.isEmpty()) {
            MappingValue.Builder item = MappingValue.builder();
            addTo(item, items);
            schema.put("items", item.build());
        }
    }

    private static <T> List<T> only(Class<T> type, List<Value> values) {
        return values.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String typeOf(Value value) {
        if (value instanceof MappingValue) {
            return "object";
        }
        if (value instanceof ListValue) {
            return "array";
        }
        if (value instanceof NumberValue number) {
            return number.isInteger() ? "integer" : "number";
        }
        if (value instanceof BooleanValue) {
            return "boolean";
        }
        return value instanceof NullValue ? "null" : "string";
    }
}
