package dev.bers.workspace.migration;

import dev.bers.value.BooleanValue;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declared change of a value's form, with its inverse where there is one. */
public sealed interface Conversion permits Conversion.Typed, Conversion.Scaled, Conversion.Mapped, Conversion.Keyed {

    /** The value in its new form; empty if it can't have that. */
    Optional<Value> apply(Value value);

    /** The way back; empty if there is none. */
    Optional<Conversion> inverse();

    /** A scalar read as another type. */
    enum Typed implements Conversion {
        TEXT_TO_NUMBER("text-to-number"),
        NUMBER_TO_TEXT("number-to-text"),
        TEXT_TO_BOOLEAN("text-to-boolean"),
        BOOLEAN_TO_TEXT("boolean-to-text");

        private final String text;

        Typed(String text) {
            this.text = text;
        }

        /** The name in a migration. */
        public String text() {
            return text;
        }

        @Override
        public Optional<Value> apply(Value value) {
            return switch (this) {
                case TEXT_TO_NUMBER ->
                    value instanceof TextValue from
                            ? NumberText.canonical(from.text()).map(to -> new NumberValue(to, Position.UNKNOWN))
                            : Optional.empty();
                case TEXT_TO_BOOLEAN ->
                    value instanceof TextValue from
                                    && (from.text().equals("true")
                                            || from.text().equals("false"))
                            ? Optional.of(BooleanValue.of(from.text().equals("true")))
                            : Optional.empty();
                case NUMBER_TO_TEXT ->
                    value instanceof NumberValue from ? Optional.of(TextValue.of(from.text())) : Optional.empty();
                case BOOLEAN_TO_TEXT ->
                    value instanceof BooleanValue from ? Optional.of(TextValue.of(from.text())) : Optional.empty();
            };
        }

        @Override
        public Optional<Conversion> inverse() {
            return Optional.of(
                    switch (this) {
                        case TEXT_TO_NUMBER -> NUMBER_TO_TEXT;
                        case NUMBER_TO_TEXT -> TEXT_TO_NUMBER;
                        case TEXT_TO_BOOLEAN -> BOOLEAN_TO_TEXT;
                        case BOOLEAN_TO_TEXT -> TEXT_TO_BOOLEAN;
                    });
        }
    }

    /**
     * A number in another unit.
     *
     * @param factor what it is multiplied by, or divided by
     * @param divides which of the two
     */
    record Scaled(BigDecimal factor, boolean divides) implements Conversion {

        /**
         * @throws IllegalArgumentException if the factor is not positive
         */
        public Scaled {
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("a factor must be positive, got: " + factor);
            }
        }

        @Override
        public Optional<Value> apply(Value value) {
            if (!(value instanceof NumberValue number)) {
                return Optional.empty();
            }
            BigDecimal from = new BigDecimal(number.text());
            BigDecimal to = divides ? from.divide(factor, MathContext.DECIMAL64) : from.multiply(factor);
            return NumberText.canonical(to.stripTrailingZeros().toString().replace("E", "e"))
                    .map(text -> new NumberValue(text, Position.UNKNOWN));
        }

        @Override
        public Optional<Conversion> inverse() {
            return Optional.of(new Scaled(factor, !divides));
        }
    }

    /**
     * Each value replaced by another one.
     *
     * @param values what becomes of a scalar, by its text
     */
    record Mapped(Map<String, Value> values) implements Conversion {

        /** Copies the map; its order is kept. */
        public Mapped {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public Optional<Value> apply(Value value) {
            return value instanceof ScalarValue scalar
                    ? Optional.ofNullable(values.get(scalar.text()))
                    : Optional.empty();
        }

        /** Exists if no two values become the same one; what comes back is text. */
        @Override
        public Optional<Conversion> inverse() {
            Map<String, Value> back = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : values.entrySet()) {
                boolean scalar = entry.getValue() instanceof ScalarValue;
                String text = scalar ? ((ScalarValue) entry.getValue()).text() : Json.write(entry.getValue());
                if (!scalar || back.put(text, TextValue.of(entry.getKey())) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Mapped(back));
        }
    }

    /**
     * A list of mappings by the value of one of their keys, or back.
     *
     * @param key the key that each item has
     * @param toMapping which way
     */
    record Keyed(String key, boolean toMapping) implements Conversion {

        @Override
        public Optional<Value> apply(Value value) {
            return toMapping ? toMapping(value) : toList(value);
        }

        private Optional<Value> toMapping(Value value) {
            if (!(value instanceof ListValue list)) {
                return Optional.empty();
            }
            MappingValue.Builder byKey = MappingValue.builder();
            for (Value item : list.items()) {
                if (!(item instanceof MappingValue mapping)
                        || !(mapping.get(key) instanceof TextValue name)
                        || byKey.has(name.text())) {
                    return Optional.empty();
                }
                byKey.put(name.text(), ValueEdits.without(mapping, key));
            }
            return Optional.of(byKey.build());
        }

        private Optional<Value> toList(Value value) {
            if (!(value instanceof MappingValue byKey)) {
                return Optional.empty();
            }
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < byKey.size(); i++) {
                if (!(byKey.valueAt(i) instanceof MappingValue rest) || rest.has(key)) {
                    return Optional.empty();
                }
                MappingValue.Builder item = MappingValue.builder().put(key, byKey.keyAt(i));
                for (int j = 0; j < rest.size(); j++) {
                    item.put(rest.keyAt(j), rest.valueAt(j));
                }
                items.add(item.build());
            }
            return Optional.of(ListValue.of(items));
        }

        @Override
        public Optional<Conversion> inverse() {
            return Optional.of(new Keyed(key, !toMapping));
        }
    }
}
