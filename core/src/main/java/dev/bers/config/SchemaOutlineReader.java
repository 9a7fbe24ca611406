package dev.bers.config;

import dev.bers.config.SchemaHints.EndpointHint;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.value.BooleanValue;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a schema into its outline, place by place, each combination of subschemas once. */
final class SchemaOutlineReader {

    private static final List<String> BRANCHES = List.of("anyOf", "oneOf");
    private static final List<String> CONDITIONALS = List.of("if", "then", "else");

    private final Document schema;
    private final Problems problems = new Problems();
    private final Map<String, SchemaNode> known = new HashMap<>();
    private final ArrayDeque<Unfilled> unfilled = new ArrayDeque<>();

    SchemaOutlineReader(Document schema) {
        this.schema = schema;
    }

    /**
     * A subschema that speaks of a place.
     *
     * @param pointer its JSON pointer, which tells it from all others
     * @param isCertain whether it applies for sure, not only in a branch
     */
    private record Part(String pointer, MappingValue schema, boolean isCertain) {}

    /** A place whose children are still to be read. */
    private record Unfilled(SchemaNode node, List<Part> parts) {}

    SchemaOutline outline() {
        SchemaNode root = node(List.of(new Part("", schema.root(), true)), SchemaHints.NONE);
        while (!unfilled.isEmpty()) {
            fill(unfilled.remove());
        }
        String version = schema.root().get("x-bers-version") instanceof ScalarValue scalar ? scalar.text() : "";
        return new SchemaOutline(schema.file(), root, version, problems.list());
    }

    private SchemaNode node(List<Part> named, SchemaHints inherited) {
        List<Part> parts = applicable(named);
        StringBuilder key = new StringBuilder();
        for (Part part : parts) {
            key.append(part.isCertain()).append(part.pointer()).append('\n');
        }
        key.append(inherited.isPublic()).append(inherited.isSecret()).append(inherited.endpoint());
        SchemaNode seen = known.get(key.toString());
        if (seen != null) {
            return seen;
        }
        SchemaHints hints = hints(parts, inherited);
        if (parts.isEmpty()) {
            return remember(key.toString(), SchemaNode.unmentioned(hints));
        }
        if (known.size() >= Bounds.SCHEMA_NODES_MAX) {
            problems.add(ConfigProblems.schemaTooLarge(Location.ofFile(schema.file())));
            return SchemaNode.unmentioned(hints);
        }
        SchemaNode node = new SchemaNode(
                location(parts.get(0).schema().position()),
                hints,
                type(parts),
                text(parts, "description"),
                certain(parts, "default"),
                itemKey(parts));
        unfilled.add(new Unfilled(node, parts));
        return remember(key.toString(), node);
    }

    private SchemaNode remember(String key, SchemaNode node) {
        known.put(key, node);
        return node;
    }

    /** The subschemas named, and those that they refer to or consist of. */
    private List<Part> applicable(List<Part> named) {
        List<Part> parts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        ArrayDeque<Part> todo = new ArrayDeque<>(named);
        while (!todo.isEmpty()) {
            Part part = todo.remove();
            if (!seen.add(part.isCertain() + part.pointer())) {
                continue;
            }
            parts.add(part);
            if (part.schema().get("$ref") instanceof TextValue reference) {
                addReferred(reference.text(), part.isCertain(), todo);
            }
            addAll(part, "allOf", part.isCertain(), todo);
            for (String branches : BRANCHES) {
                addAll(part, branches, false, todo);
            }
            for (String conditional : CONDITIONALS) {
                add(part, conditional, false, todo);
            }
        }
        return parts;
    }

    private static void add(Part part, String keyword, boolean isCertain, java.util.Collection<Part> todo) {
        if (part.schema().get(keyword) instanceof MappingValue inner) {
            todo.add(new Part(part.pointer() + "/" + keyword, inner, isCertain));
        }
    }

    private static void addAll(Part part, String keyword, boolean isCertain, java.util.Collection<Part> todo) {
        if (part.schema().get(keyword) instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) instanceof MappingValue inner) {
                    todo.add(new Part(part.pointer() + "/" + keyword + "/" + i, inner, isCertain));
                }
            }
        }
    }

    private void addReferred(String reference, boolean isCertain, ArrayDeque<Part> todo) {
        if (!reference.startsWith("#")) {
            return;
        }
        String pointer = reference.substring(1);
        Value at = schema.root();
        for (String token : tokens(pointer)) {
            at = step(at, token);
        }
        if (at instanceof MappingValue inner) {
            todo.add(new Part(pointer, inner, isCertain));
        }
    }

    private static @Nullable Value step(@Nullable Value at, String token) {
        if (at instanceof MappingValue mapping) {
            return mapping.get(token);
        }
        if (at instanceof ListValue list && token.length() < 6) {
            for (int i = 0; i < list.items().size(); i++) {
                if (Integer.toString(i).equals(token)) {
                    return list.items().get(i);
                }
            }
        }
        return null;
    }

    /** The tokens of a JSON pointer (RFC 6901); in a URI's fragment only {@code ~} escapes are in use. */
    private static List<String> tokens(String pointer) {
        List<String> tokens = new ArrayList<>();
        int start = 1;
        while (start <= pointer.length()) {
            int slash = pointer.indexOf('/', start);
            int end = slash < 0 ? pointer.length() : slash;
            tokens.add(pointer.substring(start, end).replace("~1", "/").replace("~0", "~"));
            start = end + 1;
        }
        return tokens;
    }

    private void fill(Unfilled place) {
        SchemaHints hints = place.node().hints;
        Map<String, List<Part>> named = new LinkedHashMap<>();
        List<Part> others = new ArrayList<>();
        List<Part> items = new ArrayList<>();
        for (Part part : place.parts()) {
            if (part.schema().get("properties") instanceof MappingValue properties) {
                for (int i = 0; i < properties.size(); i++) {
                    if (properties.valueAt(i) instanceof MappingValue inner) {
                        String key = properties.keyAt(i);
                        String pointer = part.pointer() + "/properties/" + escaped(key);
                        named.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(new Part(pointer, inner, part.isCertain()));
                    }
                }
            }
            addPatterns(part, others);
            add(part, "additionalProperties", part.isCertain(), others);
            add(part, "unevaluatedProperties", part.isCertain(), others);
            add(part, "items", part.isCertain(), items);
            addAll(part, "items", false, items);
            addAll(part, "prefixItems", false, items);
        }
        Map<String, SchemaNode> properties = new HashMap<>();
        List<String> withDefault = new ArrayList<>();
        for (Map.Entry<String, List<Part>> property : named.entrySet()) {
            SchemaNode child = node(property.getValue(), hints);
            properties.put(property.getKey(), child);
            if (child.defaultValue != null) {
                withDefault.add(property.getKey());
            }
        }
        place.node().fill(properties, withDefault, node(others, hints), node(items, hints));
    }

    private static void addPatterns(Part part, List<Part> others) {
        if (part.schema().get("patternProperties") instanceof MappingValue patterns) {
            for (int i = 0; i < patterns.size(); i++) {
                if (patterns.valueAt(i) instanceof MappingValue inner) {
                    String pointer = part.pointer() + "/patternProperties/" + escaped(patterns.keyAt(i));
                    others.add(new Part(pointer, inner, false));
                }
            }
        }
    }

    private static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    private SchemaHints hints(List<Part> parts, SchemaHints inherited) {
        boolean secret = inherited.isSecret();
        Boolean isPublic = null;
        Part publicPart = null;
        EndpointHint endpoint = inherited.endpoint();
        for (Part part : parts) {
            secret |= Boolean.TRUE.equals(flag(part, "x-bers-secret"));
            if (!part.isCertain()) {
                continue;
            }
            Boolean marked = flag(part, "x-bers-public");
            if (marked != null && isPublic == null) {
                isPublic = marked;
                publicPart = part;
            }
            Boolean forced = flag(part, "x-bers-endpoint");
            if (forced != null) {
                endpoint = forced ? EndpointHint.ALWAYS : EndpointHint.NEVER;
            }
        }
        if (secret && publicPart != null && Boolean.TRUE.equals(isPublic)) {
            problems.add(ConfigProblems.publicSecret(publicPart.pointer(), annotation(publicPart, "x-bers-public")));
        }
        boolean effective = isPublic == null ? inherited.isPublic() : isPublic;
        return new SchemaHints(effective && !secret, secret, endpoint);
    }

    private @Nullable Boolean flag(Part part, String annotation) {
        Value value = part.schema().get(annotation);
        if (value == null) {
            return null;
        }
        if (value instanceof BooleanValue flag) {
            return flag.isTrue();
        }
        problems.add(misused(part, annotation, value, "true or false"));
        // Whoever writes "yes" for a secret means to hide it.
        return annotation.equals("x-bers-secret") ? Boolean.TRUE : null;
    }

    private Problem misused(Part part, String annotation, Value found, String expected) {
        return ConfigProblems.annotationMisused(
                annotation, part.pointer(), found.typeName(), expected, annotation(part, annotation));
    }

    private Location annotation(Part part, String annotation) {
        Value value = part.schema().get(annotation);
        return location(value == null ? part.schema().position() : value.position());
    }

    private Location location(Position position) {
        return new Location(schema.file(), position.line(), position.column());
    }

    private @Nullable String itemKey(List<Part> parts) {
        for (Part part : parts) {
            Value key = part.isCertain() ? part.schema().get("x-bers-key") : null;
            if (key instanceof TextValue text && !text.text().isEmpty()) {
                return text.text();
            }
            if (key != null) {
                problems.add(misused(part, "x-bers-key", key, "the name of the property that tells items apart"));
            }
        }
        return null;
    }

    private static @Nullable Value certain(List<Part> parts, String keyword) {
        for (Part part : parts) {
            Value value = part.isCertain() ? part.schema().get(keyword) : null;
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String text(List<Part> parts, String keyword) {
        return certain(parts, keyword) instanceof TextValue text ? text.text() : null;
    }

    private static SchemaType type(List<Part> parts) {
        Value type = certain(parts, "type");
        if (type instanceof TextValue text) {
            return SchemaType.ofKeyword(text.text());
        }
        SchemaType only = SchemaType.UNKNOWN;
        if (type instanceof ListValue several) {
            for (Value one : several.items()) {
                SchemaType named = one instanceof TextValue text ? SchemaType.ofKeyword(text.text()) : only;
                if (named == SchemaType.TEXT) {
                    return SchemaType.TEXT;
                }
                only = only == SchemaType.UNKNOWN ? named : only;
            }
        }
        return only;
    }
}
