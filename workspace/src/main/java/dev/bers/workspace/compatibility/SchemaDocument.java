package dev.bers.workspace.compatibility;

import dev.bers.problem.Location;
import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.BoundedPattern;
import dev.bers.workspace.pattern.Looks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole schema file: its dialect, and what its local references refer to. */
final class SchemaDocument {

    private final Document document;
    private final Looks looks = new Looks();
    private final boolean draft07;
    private final boolean nestedIdentifiers;

    SchemaDocument(Document document) {
        this.document = document;
        this.draft07 = document.root().get("$schema") instanceof TextValue dialect
                && dialect.text().contains("draft-07");
        this.nestedIdentifiers = namesNestedResource(document.root(), true);
    }

    Document document() {
        return document;
    }

    /** Draft-07 ignores what stands beside a {@code $ref}, and writes tuples as a list of {@code items}. */
    boolean isDraft07() {
        return draft07;
    }

    Subschema root() {
        return new Subschema(this, document.root(), "");
    }

    /**
     * Whether a pattern of this file is found in a text.
     *
     * @throws Looks.ExhaustedException if all patterns together take too long
     */
    boolean finds(BoundedPattern pattern, String text) {
        return looks.find(pattern, text);
    }

    Location locate(Position position) {
        return new Location(document.file(), position.line(), position.column());
    }

    /**
     * What a reference within this file refers to; empty for other files, anchors, and for all references if a part of
     * the file has an identifier of its own, since such a part is its own root.
     */
    Optional<Subschema> resolve(String reference) {
        if (nestedIdentifiers || !reference.startsWith("#")) {
            return Optional.empty();
        }
        String pointer = decode(reference.substring(1));
        if (pointer == null || !(pointer.isEmpty() || pointer.startsWith("/"))) {
            return Optional.empty();
        }
        Value value = document.root();
        for (int from = 0; from < pointer.length() && value != null; ) {
            int slash = pointer.indexOf('/', from + 1);
            int to = slash < 0 ? pointer.length() : slash;
            value = step(
                    value, pointer.substring(from + 1, to).replace("~1", "/").replace("~0", "~"));
            from = to;
        }
        return value instanceof MappingValue || value instanceof BooleanValue
                ? Optional.of(new Subschema(this, value, pointer))
                : Optional.empty();
    }

    private static @Nullable String decode(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notPercentEncoded) {
            return null;
        }
    }

    private static @Nullable Value step(Value value, String name) {
        if (value instanceof MappingValue mapping) {
            return mapping.get(name);
        }
        if (value instanceof ListValue list && name.matches("0|[1-9][0-9]{0,5}")) {
            int at = Integer.parseInt(name);
            return at < list.items().size() ? list.items().get(at) : null;
        }
        return null;
    }

    private static boolean namesNestedResource(Value value, boolean isRoot) {
        if (value instanceof MappingValue mapping) {
            if (!isRoot && mapping.get("$id") instanceof TextValue) {
                return true;
            }
            return mapping.values().stream().anyMatch(part -> namesNestedResource(part, false));
        }
        return value instanceof ListValue list
                && list.items().stream().anyMatch(item -> namesNestedResource(item, false));
    }

    /** Whether two equal pieces, one of each file, also mean the same: what they refer to must be equal as well. */
    static boolean meanTheSame(SchemaDocument a, SchemaDocument b, Value pieceOfBoth) {
        if (a.draft07 != b.draft07) {
            return false;
        }
        if (!hasReference(pieceOfBoth)) {
            return true;
        }
        MappingValue x = a.document.root();
        MappingValue y = b.document.root();
        return !a.nestedIdentifiers && !b.nestedIdentifiers && x.equals(y);
    }

    private static boolean hasReference(Value value) {
        if (value instanceof MappingValue mapping) {
            for (String key : mapping.keys()) {
                if (key.equals("$ref") || key.equals("$dynamicRef") || key.equals("$recursiveRef")) {
                    return true;
                }
                if (hasReference(Objects.requireNonNull(mapping.get(key)))) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof ListValue list && list.items().stream().anyMatch(SchemaDocument::hasReference);
    }
}
