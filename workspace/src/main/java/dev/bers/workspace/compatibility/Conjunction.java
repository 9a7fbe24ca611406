package dev.bers.workspace.compatibility;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a document has to fulfil at one place: a schema with its {@code $ref} and {@code allOf} laid open, and what
 * is to choose from.
 *
 * <p>As the stronger side of a proof it may say less than the schema (what is not understood is left out, and so it
 * accepts more); as the weaker side {@link #unknown()} has to be empty.
 */
final class Conjunction {

    private final List<Subschema> parts = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Subschema> unknown = new ArrayList<>();
    private boolean isNothing;
    private @Nullable EnumSet<JsonType> onlyTypes;

    private Conjunction() {}

    static Conjunction of(List<Subschema> schemas) {
        Conjunction all = new Conjunction();
        Set<Value> seen = identitySet();
        schemas.forEach(schema -> all.add(schema, seen));
        return all;
    }

    static Conjunction of(Subschema schema) {
        return of(List.of(schema));
    }

    private static Set<Value> identitySet() {
        return java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    }

    private void add(Subschema schema, Set<Value> seen) {
        if (schema.isFalse()) {
            isNothing = true;
        } else if (!(schema.value() instanceof MappingValue)) {
            if (!schema.isTrue()) {
                unknown.add(schema);
            }
        } else if (seen.add(schema.value())) {
            addMapping(schema, seen);
        }
    }

    private void addMapping(Subschema schema, Set<Value> seen) {
        if (schema.has("$ref")) {
            String reference = schema.text("$ref");
            var target = reference == null
                    ? java.util.Optional.<Subschema>empty()
                    : schema.document().resolve(reference);
            target.ifPresentOrElse(found -> add(found, seen), () -> unknown.add(schema));
            if (schema.document().isDraft07() || ((MappingValue) schema.value()).size() == 1) {
                return;
            }
        }
        parts.add(schema);
        for (Subschema member : schema.children("allOf")) {
            add(member, seen);
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (schema.has(keyword)) {
                choices.add(new Choice(schema, keyword, schema.children(keyword)));
            }
        }
    }

    /** This and one more. */
    Conjunction and(Subschema more) {
        Conjunction both = copy();
        Set<Value> seen = identitySet();
        parts.forEach(part -> seen.add(part.value()));
        both.add(more, seen);
        return both;
    }

    /** This, with one of the choices made. */
    Conjunction choosing(Choice choice, Subschema alternative) {
        Conjunction chosen = and(alternative);
        chosen.choices.remove(choice);
        return chosen;
    }

    /** This, of one type. */
    Conjunction ofTypes(Set<JsonType> types) {
        Conjunction narrowed = copy();
        narrowed.onlyTypes = EnumSet.copyOf(types);
        return narrowed;
    }

    private Conjunction copy() {
        Conjunction copy = new Conjunction();
        copy.parts.addAll(parts);
        copy.choices.addAll(choices);
        copy.unknown.addAll(unknown);
        copy.isNothing = isNothing;
        copy.onlyTypes = onlyTypes;
        return copy;
    }

    List<Subschema> parts() {
        return parts;
    }

    List<Choice> choices() {
        return choices;
    }

    /** What could not be understood: references that lead nowhere, and what is no schema. */
    List<Subschema> unknown() {
        return unknown;
    }

    /** Whether no document can fulfil it; false also where that is not seen. */
    boolean isNothing() {
        return isNothing || types().isEmpty();
    }

    /** The types that it leaves. */
    EnumSet<JsonType> types() {
        EnumSet<JsonType> types = onlyTypes == null ? EnumSet.allOf(JsonType.class) : EnumSet.copyOf(onlyTypes);
        for (Subschema part : parts) {
            EnumSet<JsonType> allowed = JsonType.allowed(part.keyword("type"));
            if (allowed != null) {
                types.retainAll(allowed);
            }
            BigDecimal multiple = part.number("multipleOf");
            if (multiple != null && multiple.stripTrailingZeros().scale() <= 0) {
                types.remove(JsonType.FRACTION);
            }
        }
        return types;
    }

    /** The only values that it can accept, some of which it may refuse; null if there is no such list. */
    @Nullable
    List<Value> candidates() {
        List<Value> candidates = listed();
        EnumSet<JsonType> types = types();
        if (candidates == null) {
            if (!EnumSet.of(JsonType.NULL, JsonType.BOOLEAN).containsAll(types)) {
                return null;
            }
            candidates = List.of(BooleanValue.of(true), BooleanValue.of(false), new NullValue(Position.UNKNOWN));
        }
        List<Value> left = new ArrayList<>();
        for (Value candidate : candidates) {
            if (types.contains(JsonType.of(candidate)) && !isRefused(candidate)) {
                left.add(candidate);
            }
        }
        return left;
    }

    private boolean isRefused(Value candidate) {
        for (Subschema part : parts) {
            if (new Instance(candidate).under(part) == Verdict.NO) {
                return true;
            }
        }
        return false;
    }

    private @Nullable List<Value> listed() {
        for (Subschema part : parts) {
            if (part.has("const")) {
                return List.of(java.util.Objects.requireNonNull(part.keyword("const")));
            }
        }
        for (Subschema part : parts) {
            if (part.keyword("enum") instanceof ListValue list) {
                return list.items();
            }
        }
        return null;
    }

    @Nullable
    Bound lower() {
        Bound lower = null;
        for (Subschema part : parts) {
            lower = Bound.tighter(lower, Bound.lower(part), true);
        }
        return lower;
    }

    @Nullable
    Bound upper() {
        Bound upper = null;
        for (Subschema part : parts) {
            upper = Bound.tighter(upper, Bound.upper(part), false);
        }
        return upper;
    }

    /** The largest number that a keyword such as {@code minItems} gives; null if it is nowhere. */
    @Nullable
    BigDecimal largest(String keyword) {
        BigDecimal largest = null;
        for (Subschema part : parts) {
            BigDecimal number = part.number(keyword);
            if (number != null && (largest == null || number.compareTo(largest) > 0)) {
                largest = number;
            }
        }
        return largest;
    }

    /** The smallest number that a keyword such as {@code maxItems} gives; null if it is nowhere. */
    @Nullable
    BigDecimal smallest(String keyword) {
        BigDecimal smallest = null;
        for (Subschema part : parts) {
            BigDecimal number = part.number(keyword);
            if (number != null && (smallest == null || number.compareTo(smallest) < 0)) {
                smallest = number;
            }
        }
        return smallest;
    }

    /** Whether one of the parts gives a keyword just this value, and means the same by it. */
    boolean says(String keyword, Value value, SchemaDocument of) {
        for (Subschema part : parts) {
            if (value.equals(part.keyword(keyword)) && SchemaDocument.meanTheSame(part.document(), of, value)) {
                return true;
            }
        }
        return false;
    }

    /** The properties that each object has. */
    Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        for (Subschema part : parts) {
            List<String> names = part.texts("required");
            if (names != null) {
                required.addAll(names);
            }
        }
        return required;
    }

    /** The properties that are spoken of by name. */
    Set<String> named() {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> names.addAll(part.names("properties")));
        return names;
    }

    /** What the value of a property has to fulfil. */
    Conjunction property(String name) {
        List<Subschema> schemas = new ArrayList<>();
        parts.forEach(part -> schemas.addAll(ObjectShape.ofProperty(part, name)));
        return of(schemas);
    }

    /** What the item of a list at a position has to fulfil. */
    Conjunction item(int at) {
        List<Subschema> schemas = new ArrayList<>();
        parts.forEach(part -> ArrayShape.item(part, at).ifPresent(schemas::add));
        return of(schemas);
    }

    /** Identifies it among the proofs that are going on: equal if made of the very same parts. */
    Object identity() {
        Set<Object> identity = new HashSet<>();
        parts.forEach(part -> identity.add(new Same(part.value())));
        choices.forEach(choice -> identity.add(
                new Same(java.util.Objects.requireNonNull(choice.owner().keyword(choice.keyword())))));
        identity.add(types());
        return identity;
    }

    /** A value compared by what it is, not by what it says. */
    record Same(Value value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same that && value == that.value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }
}
