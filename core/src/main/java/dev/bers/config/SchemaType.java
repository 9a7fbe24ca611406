package dev.bers.config;

import dev.bers.value.BooleanValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import java.util.Optional;

/** What a schema says a value is; it decides how the text of a variable is read. */
public enum SchemaType {
    /** The schema doesn't say, or allows several. */
    UNKNOWN("anything"),
    TEXT("text"),
    BOOLEAN("true or false"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    LIST("a list"),
    MAPPING("a mapping");

    private final String text;

    SchemaType(String text) {
        this.text = text;
    }

    /** What it is called in a message: {@code a whole number}. */
    public String text() {
        return text;
    }

    /** The text of a variable as a value of this type; empty if it is none. Lists and mappings stay text. */
    public Optional<ScalarValue> typed(String variable) {
        return switch (this) {
            case BOOLEAN ->
                variable.equals("true") || variable.equals("false")
                        ? Optional.of(BooleanValue.of(variable.equals("true")))
                        : Optional.empty();
            case INTEGER ->
                NumberText.canonical(variable).filter(NumberText::isInteger).map(SchemaType::number);
            case NUMBER -> NumberText.canonical(variable).map(SchemaType::number);
            case UNKNOWN, TEXT, LIST, MAPPING -> Optional.of(TextValue.of(variable));
        };
    }

    private static ScalarValue number(String canonical) {
        return new NumberValue(canonical, Position.UNKNOWN);
    }

    /** The type that a schema's {@code type} keyword names. */
    static SchemaType ofKeyword(String keyword) {
        return switch (keyword) {
            case "string" -> TEXT;
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "array" -> LIST;
            case "object" -> MAPPING;
            default -> UNKNOWN;
        };
    }
}
