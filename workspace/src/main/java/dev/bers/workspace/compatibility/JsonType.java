package dev.bers.workspace.compatibility;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of JSON Schema, cut so that none overlaps another: {@code number} is {@link #INTEGER} or {@link #FRACTION}. */
enum JsonType {
    NULL,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    FRACTION;

    /** All numbers. */
    static final Set<JsonType> NUMBERS = Set.of(INTEGER, FRACTION);

    /** What a {@code type} keyword allows; null if it is not one or two of the seven names. */
    static @Nullable EnumSet<JsonType> allowed(@Nullable Value keyword) {
        EnumSet<JsonType> types = EnumSet.noneOf(JsonType.class);
        if (keyword instanceof TextValue name) {
            return add(name.text(), types) ? types : null;
        }
        if (!(keyword instanceof ListValue list)) {
            return null;
        }
        for (Value item : list.items()) {
            if (!(item instanceof TextValue name) || !add(name.text(), types)) {
                return null;
            }
        }
        return types;
    }

    private static boolean add(String name, EnumSet<JsonType> types) {
        switch (name) {
            case "null" -> types.add(NULL);
            case "boolean" -> types.add(BOOLEAN);
            case "object" -> types.add(OBJECT);
            case "array" -> types.add(ARRAY);
            case "string" -> types.add(STRING);
            case "integer" -> types.add(INTEGER);
            case "number" -> types.addAll(NUMBERS);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The type of a value. */
    static JsonType of(Value value) {
        if (value instanceof MappingValue) {
            return OBJECT;
        }
        if (value instanceof ListValue) {
            return ARRAY;
        }
        if (value instanceof TextValue) {
            return STRING;
        }
        if (value instanceof NumberValue number) {
            return new BigDecimal(number.text()).stripTrailingZeros().scale() <= 0 ? INTEGER : FRACTION;
        }
        if (value instanceof BooleanValue) {
            return BOOLEAN;
        }
        if (value instanceof NullValue) {
            return NULL;
        }
        throw new AssertionError("a value of no JSON type: " + value.typeName());
    }

    /** As schemas write the types, {@code integer or text} for a person. */
    static String describe(Set<JsonType> types) {
        StringBuilder out = new StringBuilder();
        boolean number = types.containsAll(NUMBERS);
        for (JsonType type : types) {
            if (number && type == INTEGER) {
                continue;
            }
            out.append(out.length() == 0 ? "" : " or ");
            out.append(number && type == FRACTION ? "number" : type.schemaName());
        }
        return out.toString();
    }

    private String schemaName() {
        return this == FRACTION ? "number with a fraction" : name().toLowerCase(java.util.Locale.ROOT);
    }
}
