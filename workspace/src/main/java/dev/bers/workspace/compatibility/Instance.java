package dev.bers.workspace.compatibility;

import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.BoundedPattern;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A known value (a {@code const}, a member of an {@code enum}) held against schemas. It says {@link Verdict#UNKNOWN} to
 * whatever is not beyond doubt: formats, unevaluated properties, dynamic references, keywords with a wrong operand.
 *
 * @param value the value
 * @param work what may still be spent on the question
 */
record Instance(Value value, Work work) {

    Instance(Value value) {
        this(value, new Work());
    }

    /** Bounds a question: a schema may refer to itself without ever stepping down into the value. */
    static final class Work {
        private static final int STEPS_MAX = 10_000;
        private static final int DEPTH_MAX = 150;
        private int steps;
        private int depth;
    }

    /** Whether the value fulfils a schema, its references and combinations included. */
    Verdict under(Subschema schema) {
        return under(Conjunction.of(schema));
    }

    private Verdict under(Conjunction schema) {
        if (++work.steps > Work.STEPS_MAX || work.depth == Work.DEPTH_MAX) {
            return Verdict.UNKNOWN;
        }
        work.depth++;
        try {
            return underAll(schema);
        } finally {
            work.depth--;
        }
    }

    private Verdict underAll(Conjunction schema) {
        if (schema.isNothing()) {
            return Verdict.NO;
        }
        Verdict verdict = schema.unknown().isEmpty() ? Verdict.YES : Verdict.UNKNOWN;
        for (Subschema part : schema.parts()) {
            verdict = verdict.and(underPart(part));
        }
        for (Choice choice : schema.choices()) {
            verdict = verdict.and(underChoice(choice));
        }
        return verdict;
    }

    private Verdict underChoice(Choice choice) {
        int accepted = 0;
        int unknown = 0;
        for (Subschema alternative : choice.alternatives()) {
            Verdict verdict = under(alternative);
            accepted += verdict == Verdict.YES ? 1 : 0;
            unknown += verdict == Verdict.UNKNOWN ? 1 : 0;
        }
        if (choice.isExactlyOne()) {
            if (accepted > 1) {
                return Verdict.NO;
            }
            return unknown > 0 ? Verdict.UNKNOWN : Verdict.of(accepted == 1);
        }
        return accepted > 0 ? Verdict.YES : unknown > 0 ? Verdict.UNKNOWN : Verdict.NO;
    }

    private Verdict underPart(Subschema part) {
        Verdict verdict = Verdict.YES;
        MappingValue keywords = (MappingValue) part.value();
        for (String keyword : keywords.keys()) {
            verdict = verdict.and(underKeyword(part, keyword, java.util.Objects.requireNonNull(keywords.get(keyword))));
            if (verdict == Verdict.NO) {
                return verdict;
            }
        }
        return verdict;
    }

    private Verdict underKeyword(Subschema part, String keyword, Value operand) {
        return switch (keyword) {
            case "type" -> {
                var types = JsonType.allowed(operand);
                yield types == null ? Verdict.UNKNOWN : Verdict.of(types.contains(JsonType.of(value)));
            }
            case "const" -> Verdict.of(value.equals(operand));
            case "enum" ->
                operand instanceof ListValue list ? Verdict.of(list.items().contains(value)) : Verdict.UNKNOWN;
            case "not" -> under(part.child("not").orElseThrow()).not();
            case "if" -> underCondition(part);
            case "format", "$dynamicRef", "$recursiveRef" -> Verdict.UNKNOWN;
            default -> underTyped(part, keyword, operand);
        };
    }

    private Verdict underTyped(Subschema part, String keyword, Value operand) {
        if (value instanceof NumberValue number) {
            return underNumeric(new BigDecimal(number.text()), part, keyword);
        }
        if (value instanceof TextValue text) {
            return underTextual(text.text(), part, keyword);
        }
        if (value instanceof ListValue list) {
            return underListed(list.items(), part, keyword, operand);
        }
        return value instanceof MappingValue mapping ? underMapped(mapping, part, keyword, operand) : Verdict.YES;
    }

    private Verdict underCondition(Subschema part) {
        Verdict condition = under(part.child("if").orElseThrow());
        Verdict whenTrue = part.child("then").map(this::under).orElse(Verdict.YES);
        Verdict whenFalse = part.child("else").map(this::under).orElse(Verdict.YES);
        return switch (condition) {
            case YES -> whenTrue;
            case NO -> whenFalse;
            case UNKNOWN -> whenTrue == whenFalse ? whenTrue : Verdict.UNKNOWN;
        };
    }

    private static Verdict underNumeric(BigDecimal number, Subschema part, String keyword) {
        BigDecimal operand = part.number(keyword);
        return switch (keyword) {
            case "minimum" -> operand == null ? Verdict.UNKNOWN : Verdict.of(number.compareTo(operand) >= 0);
            case "maximum" -> operand == null ? Verdict.UNKNOWN : Verdict.of(number.compareTo(operand) <= 0);
            case "exclusiveMinimum" -> operand == null ? Verdict.UNKNOWN : Verdict.of(number.compareTo(operand) > 0);
            case "exclusiveMaximum" -> operand == null ? Verdict.UNKNOWN : Verdict.of(number.compareTo(operand) < 0);
            case "multipleOf" ->
                operand == null || operand.signum() <= 0
                        ? Verdict.UNKNOWN
                        : Verdict.of(number.remainder(operand).signum() == 0);
            default -> Verdict.YES;
        };
    }

    private static Verdict underTextual(String text, Subschema part, String keyword) {
        return switch (keyword) {
            case "minLength" -> atLeast(part.number(keyword), text.codePointCount(0, text.length()));
            case "maxLength" -> atMost(part.number(keyword), text.codePointCount(0, text.length()));
            case "pattern" -> {
                String regex = part.text(keyword);
                BoundedPattern pattern = regex == null ? null : ObjectShape.compile(regex);
                yield pattern == null
                        ? Verdict.UNKNOWN
                        : Verdict.of(part.document().finds(pattern, text));
            }
            default -> Verdict.YES;
        };
    }

    private Verdict underListed(List<Value> items, Subschema part, String keyword, Value operand) {
        return switch (keyword) {
            case "minItems" -> atLeast(part.number(keyword), items.size());
            case "maxItems" -> atMost(part.number(keyword), items.size());
            case "uniqueItems" -> {
                boolean unique = new HashSet<>(items).size() == items.size();
                yield unique ? Verdict.YES : Instance.isTrue(operand).not();
            }
            case "items", "prefixItems", "additionalItems" -> {
                Verdict verdict = Verdict.YES;
                for (int i = 0; i < items.size(); i++) {
                    var schema = ArrayShape.item(part, i);
                    if (schema.isPresent()) {
                        verdict = verdict.and(new Instance(items.get(i), work).under(schema.get()));
                    }
                }
                yield verdict;
            }
            case "contains", "minContains", "maxContains", "unevaluatedItems" -> Verdict.UNKNOWN;
            default -> Verdict.YES;
        };
    }

    private Verdict underMapped(MappingValue mapping, Subschema part, String keyword, Value operand) {
        return switch (keyword) {
            case "minProperties" -> atLeast(part.number(keyword), mapping.size());
            case "maxProperties" -> atMost(part.number(keyword), mapping.size());
            case "required" -> {
                List<String> names = part.texts(keyword);
                yield names == null
                        ? Verdict.UNKNOWN
                        : Verdict.of(mapping.keys().containsAll(names));
            }
            case "properties", "patternProperties", "additionalProperties" -> underProperties(mapping, part);
            case "propertyNames" -> {
                Verdict verdict = Verdict.YES;
                for (String key : mapping.keys()) {
                    verdict = verdict.and(new Instance(TextValue.of(key), work)
                            .under(part.child(keyword).orElseThrow()));
                }
                yield verdict;
            }
            case "dependentRequired", "dependentSchemas", "dependencies" ->
                operand instanceof MappingValue triggers
                                && triggers.keys().stream().noneMatch(mapping::has)
                        ? Verdict.YES
                        : Verdict.UNKNOWN;
            case "unevaluatedProperties" -> Verdict.UNKNOWN;
            default -> Verdict.YES;
        };
    }

    private Verdict underProperties(MappingValue mapping, Subschema part) {
        Verdict verdict = ObjectShape.isReadable(part) ? Verdict.YES : Verdict.UNKNOWN;
        for (int i = 0; i < mapping.size(); i++) {
            for (Subschema schema : ObjectShape.ofProperty(part, mapping.keyAt(i))) {
                verdict = verdict.and(new Instance(mapping.valueAt(i), work).under(schema));
            }
        }
        return verdict;
    }

    private static Verdict isTrue(Value operand) {
        return operand instanceof dev.bers.value.BooleanValue truth ? Verdict.of(truth.isTrue()) : Verdict.UNKNOWN;
    }

    private static Verdict atLeast(@Nullable BigDecimal bound, int count) {
        return bound == null
                ? Verdict.UNKNOWN
                : Verdict.of(BigDecimal.valueOf(count).compareTo(bound) >= 0);
    }

    private static Verdict atMost(@Nullable BigDecimal bound, int count) {
        return bound == null
                ? Verdict.UNKNOWN
                : Verdict.of(BigDecimal.valueOf(count).compareTo(bound) <= 0);
    }
}
