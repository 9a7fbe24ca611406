package dev.bers.workspace.compatibility;

import dev.bers.problem.Location;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schema within a file.
 *
 * @param document the file
 * @param value a mapping or a truth value; anything else is malformed and stands for what can't be known
 * @param pointer JSON pointer from the root of the file
 */
record Subschema(SchemaDocument document, Value value, String pointer) {

    /** Accepts everything. */
    boolean isTrue() {
        return (value instanceof BooleanValue truth && truth.isTrue())
                || (value instanceof MappingValue mapping && mapping.size() == 0);
    }

    /** Accepts nothing. */
    boolean isFalse() {
        return value instanceof BooleanValue truth && !truth.isTrue();
    }

    @Nullable
    Value keyword(String name) {
        return value instanceof MappingValue mapping ? mapping.get(name) : null;
    }

    boolean has(String keyword) {
        return keyword(keyword) != null;
    }

    /** The number that a keyword gives; null if it gives none. */
    @Nullable
    BigDecimal number(String keyword) {
        return keyword(keyword) instanceof NumberValue number ? new BigDecimal(number.text()) : null;
    }

    /** The text that a keyword gives; null if it gives none. */
    @Nullable
    String text(String keyword) {
        return keyword(keyword) instanceof TextValue text ? text.text() : null;
    }

    /** The texts that a keyword lists; null if it lists none. */
    @Nullable
    List<String> texts(String keyword) {
        return texts(keyword(keyword));
    }

    static @Nullable List<String> texts(@Nullable Value value) {
        if (!(value instanceof ListValue list)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Value item : list.items()) {
            if (!(item instanceof TextValue text)) {
                return null;
            }
            texts.add(text.text());
        }
        return texts;
    }

    /** The schema that a keyword holds. */
    Optional<Subschema> child(String keyword) {
        Value held = keyword(keyword);
        return held == null ? Optional.empty() : Optional.of(new Subschema(document, held, pointer + "/" + keyword));
    }

    /** The schema that a keyword holds by a name, as {@code properties} does. */
    Optional<Subschema> child(String keyword, String name) {
        Value held = keyword(keyword) instanceof MappingValue mapping ? mapping.get(name) : null;
        String step = name.replace("~", "~0").replace("/", "~1");
        return held == null
                ? Optional.empty()
                : Optional.of(new Subschema(document, held, pointer + "/" + keyword + "/" + step));
    }

    /** The names by which a keyword holds schemas. */
    List<String> names(String keyword) {
        return keyword(keyword) instanceof MappingValue mapping ? mapping.keys() : List.of();
    }

    /** The schemas that a keyword lists. */
    List<Subschema> children(String keyword) {
        List<Subschema> children = new ArrayList<>();
        if (keyword(keyword) instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                children.add(new Subschema(document, list.items().get(i), pointer + "/" + keyword + "/" + i));
            }
        }
        return children;
    }

    /** Where it stands. */
    Location location() {
        return document.locate(value.position());
    }

    /** Where one of its keywords stands, else where it stands itself. */
    Location location(String keyword) {
        if (value instanceof MappingValue mapping && mapping.indexOf(keyword) >= 0) {
            return document.locate(mapping.keyPositionAt(mapping.indexOf(keyword)));
        }
        return location();
    }
}
