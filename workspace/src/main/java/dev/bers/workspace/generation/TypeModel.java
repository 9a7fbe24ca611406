package dev.bers.workspace.generation;

import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schema says about the shape of values, as far as a type in a programming language can say it. */
sealed interface TypeModel {

    /** Anything. */
    record Any() implements TypeModel {}

    /** A text; a format or a pattern is lost. */
    record Text() implements TypeModel {}

    /** A truth value. */
    record Truth() implements TypeModel {}

    /**
     * A number.
     *
     * @param isWhole whether it has no fraction
     * @param fitsInt whether its bounds lie within 32 bits
     */
    record Numeric(boolean isWhole, boolean fitsInt) implements TypeModel {}

    /** One of some texts. */
    record Choice(List<String> texts) implements TypeModel {}

    /** One of some scalars, not all of them texts. */
    record Literals(List<Value> values) implements TypeModel {}

    /** One of several types. */
    record Union(List<TypeModel> types) implements TypeModel {}

    /** Nothing: {@code null}. */
    record Nothing() implements TypeModel {}

    /** A list. */
    record Items(TypeModel item) implements TypeModel {}

    /** A mapping from any name to one type. */
    record ByName(TypeModel value) implements TypeModel {}

    /**
     * A mapping with known names.
     *
     * @param properties in the order of the schema
     * @param others the type of further properties; null if there can't be any
     */
    record Structure(List<Property> properties, @Nullable TypeModel others) implements TypeModel {}

    /**
     * A property of a structure.
     *
     * @param name as in the configuration
     * @param type of its value
     * @param isRequired whether it is always there: required, or with a default
     * @param isSecret whether its value, or what its type does not tell apart from it, must never be shown
     * @param description what the schema says of it, its title first; empty if nothing
     */
    record Property(String name, TypeModel type, boolean isRequired, boolean isSecret, String description) {}
}
