package dev.bers.client.served;

import dev.bers.problem.ProblemException;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a mapping that a server sent; a missing or mistyped one is a problem that names it. */
record Members(MappingValue mapping, String path) {

    Members(MappingValue mapping) {
        this(mapping, "");
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw wrong(name, "text");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        Value value = mapping.get(name);
        if (value == null || value instanceof NullValue) {
            return null;
        }
        if (value instanceof TextValue text) {
            return text.text();
        }
        throw wrong(name, "text");
    }

    long number(String name) {
        if (mapping.get(name) instanceof NumberValue number && number.isInteger() && number.asLong() >= 0) {
            return number.asLong();
        }
        throw wrong(name, "a whole number from 0");
    }

    MappingValue mapping(String name) {
        if (mapping.get(name) instanceof MappingValue below) {
            return below;
        }
        throw wrong(name, "a mapping");
    }

    Members below(String name) {
        return new Members(mapping(name), path + name + ".");
    }

    /** The mappings of a list. */
    List<Members> each(String name) {
        if (!(mapping.get(name) instanceof ListValue list)) {
            throw wrong(name, "a list");
        }
        List<Members> all = new ArrayList<>();
        for (Value item : list.items()) {
            if (!(item instanceof MappingValue below)) {
                throw wrong(name, "a list of mappings");
            }
            all.add(new Members(below, path + name + "[" + all.size() + "]."));
        }
        return all;
    }

    private ProblemException wrong(String name, String expected) {
        return new ProblemException(ServedProblems.malformed(path + name + " must be " + expected));
    }
}
