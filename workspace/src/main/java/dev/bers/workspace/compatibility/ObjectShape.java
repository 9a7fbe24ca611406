package dev.bers.workspace.compatibility;

import dev.bers.workspace.pattern.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** How one schema assigns schemas to the properties of an object. */
final class ObjectShape {

    private ObjectShape() {}

    /**
     * The schemas that hold for a property: its own, those of the patterns that it matches, else the one for additional
     * properties. A pattern that can't be read counts as not matching, and then nothing is additional.
     */
    static List<Subschema> ofProperty(Subschema schema, String name) {
        List<Subschema> schemas = new ArrayList<>();
        schema.child("properties", name).ifPresent(schemas::add);
        boolean mayBeNamed = !schemas.isEmpty();
        for (String regex : schema.names("patternProperties")) {
            BoundedPattern pattern = compile(regex);
            if (pattern != null && schema.document().finds(pattern, name)) {
                schema.child("patternProperties", regex).ifPresent(schemas::add);
            }
            mayBeNamed |= pattern == null;
        }
        if (schemas.isEmpty() && !mayBeNamed) {
            schema.child("additionalProperties").ifPresent(schemas::add);
        }
        return schemas;
    }

    /** Whether each pattern of its properties can be read. */
    static boolean isReadable(Subschema schema) {
        return schema.names("patternProperties").stream().allMatch(regex -> compile(regex) != null);
    }

    /** The schema of all properties but the named ones; empty if they are free or patterns decide. */
    static Optional<Subschema> ofOthers(Subschema schema) {
        return schema.names("patternProperties").isEmpty() ? schema.child("additionalProperties") : Optional.empty();
    }

    /** The regular expression; null if it is none, or one that is too large to be used. */
    static @Nullable BoundedPattern compile(String regex) {
        try {
            return BoundedPattern.isVast(regex) ? null : BoundedPattern.compile(regex);
        } catch (PatternSyntaxException noExpression) {
            return null;
        }
    }
}
