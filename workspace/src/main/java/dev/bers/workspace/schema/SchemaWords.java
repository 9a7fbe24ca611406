package dev.bers.workspace.schema;

import dev.bers.value.BooleanValue;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schema asks for, in words: {@code a number from 1000 to 30000}. */
final class SchemaWords {

    private static final int CHOICES_MAX = 12;
    private static final Map<String, String> TYPES = Map.of(
            "number", "a number",
            "integer", "a whole number",
            "string", "text",
            "boolean", "true or false",
            "object", "a mapping",
            "array", "a list",
            "null", "null");
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("uri", "a URL"),
            Map.entry("uri-reference", "a URL or a path"),
            Map.entry("iri", "a URL"),
            Map.entry("email", "an e-mail address"),
            Map.entry("hostname", "a host name"),
            Map.entry("ipv4", "an IPv4 address"),
            Map.entry("ipv6", "an IPv6 address"),
            Map.entry("uuid", "a UUID"),
            Map.entry("date", "a date such as 2026-01-31"),
            Map.entry("time", "a time such as 12:30:00Z"),
            Map.entry("date-time", "a time such as 2026-01-31T12:30:00Z"),
            Map.entry("duration", "a duration such as PT5M"),
            Map.entry("regex", "a regular expression"));

    private SchemaWords() {}

    /** All that one schema says of a value itself. */
    static String describe(MappingValue schema) {
        if (schema.get("enum") instanceof ListValue choices) {
            return oneOf(choices.items());
        }
        Value constant = schema.get("const");
        if (constant != null) {
            return Json.write(constant);
        }
        return type(schema)
                + range(schema)
                + text(schema)
                + size(schema, "minItems", "maxItems", "item")
                + size(schema, "minProperties", "maxProperties", "key")
                + (isTrue(schema.get("uniqueItems")) ? " that are all different" : "");
    }

    /** The range alone, whatever the type is. */
    static String describeRange(MappingValue schema) {
        return "a number" + range(schema);
    }

    private static boolean isTrue(@Nullable Value value) {
        return value instanceof BooleanValue truth && truth.isTrue();
    }

    private static String oneOf(List<Value> choices) {
        List<String> texts = new ArrayList<>();
        for (Value choice : choices.subList(0, Math.min(CHOICES_MAX, choices.size()))) {
            texts.add(Json.write(choice));
        }
        String all = String.join(", ", texts) + (choices.size() > CHOICES_MAX ? ", …" : "");
        return choices.size() == 1 ? all : "one of " + all;
    }

    private static String type(MappingValue schema) {
        Value type = schema.get("type");
        if (type instanceof TextValue single) {
            String format = schema.get("format") instanceof TextValue text ? FORMATS.get(text.text()) : null;
            return single.text().equals("string") && format != null
                    ? format
                    : TYPES.getOrDefault(single.text(), single.text());
        }
        if (type instanceof ListValue several) {
            List<String> names = new ArrayList<>();
            for (Value name : several.items()) {
                names.add(name instanceof TextValue text ? TYPES.getOrDefault(text.text(), text.text()) : "?");
            }
            return String.join(" or ", names);
        }
        return impliedType(schema);
    }

    private static String impliedType(MappingValue schema) {
        if (schema.has("minimum") || schema.has("maximum") || schema.has("multipleOf")) {
            return "a number";
        }
        if (schema.has("minItems") || schema.has("maxItems") || schema.has("uniqueItems")) {
            return "a list";
        }
        if (schema.has("properties") || schema.has("minProperties")) {
            return "a mapping";
        }
        if (schema.get("format") instanceof TextValue format) {
            return FORMATS.getOrDefault(format.text(), "text");
        }
        return schema.has("pattern") || schema.has("minLength") || schema.has("maxLength") ? "text" : "another value";
    }

    private static String range(MappingValue schema) {
        String min = number(schema, "minimum");
        String max = number(schema, "maximum");
        String words = "";
        if (min != null && max != null) {
            words = " from " + min + " to " + max;
        } else if (min != null) {
            words = " of at least " + min;
        } else if (max != null) {
            words = " of at most " + max;
        }
        String above = number(schema, "exclusiveMinimum");
        String below = number(schema, "exclusiveMaximum");
        String step = number(schema, "multipleOf");
        return words
                + (above == null ? "" : " above " + above)
                + (below == null ? "" : " below " + below)
                + (step == null ? "" : " that is a multiple of " + step);
    }

    private static String text(MappingValue schema) {
        String length = size(schema, "minLength", "maxLength", "character");
        String format = schema.get("format") instanceof TextValue text && !FORMATS.containsKey(text.text())
                ? " in the format " + text.text()
                : "";
        String pattern = schema.get("pattern") instanceof TextValue text ? " that matches " + text.text() : "";
        return length + format + pattern;
    }

    private static String size(MappingValue schema, String minKeyword, String maxKeyword, String unit) {
        String min = number(schema, minKeyword);
        String max = number(schema, maxKeyword);
        if (min == null && max == null) {
            return "";
        }
        if (min != null && max != null) {
            return min.equals(max) ? " of " + counted(min, unit) : " of " + min + " to " + counted(max, unit);
        }
        return min != null ? " of at least " + counted(min, unit) : " of at most " + counted(String.valueOf(max), unit);
    }

    private static String counted(String count, String unit) {
        return count + " " + unit + (count.equals("1") ? "" : "s");
    }

    private static @Nullable String number(MappingValue schema, String keyword) {
        return schema.get(keyword) instanceof NumberValue number ? number.text() : null;
    }
}
