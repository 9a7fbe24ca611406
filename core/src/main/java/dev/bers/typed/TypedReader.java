package dev.bers.typed;

import dev.bers.config.ConfigPath;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.problem.Location;
import dev.bers.problem.ProblemException;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value within an effective configuration that is about to be read as a type. Each method throws a
 * {@link ProblemException} that names path, place and both types if the value does not fit.
 */
public final class TypedReader {

    private final EffectiveConfiguration configuration;
    private final String path;
    private final Value value;

    private TypedReader(EffectiveConfiguration configuration, String path, Value value) {
        this.configuration = configuration;
        this.path = path;
        this.value = value;
    }

    /** At the root of a configuration. */
    public static TypedReader of(EffectiveConfiguration configuration) {
        return new TypedReader(configuration, "", configuration.values());
    }

    /** What a function reads at a key of this mapping, which has to be there. */
    public <T> T required(String key, Function<TypedReader, T> as) {
        Value below = mapping().get(key);
        if (below == null || below instanceof NullValue) {
            String environment = configuration.environment().text();
            throw new ProblemException(TypedReadProblems.missing(below(key), environment));
        }
        return as.apply(new TypedReader(configuration, below(key), below));
    }

    /** What a function reads at a key of this mapping, if that is there. */
    public <T> Optional<T> optional(String key, Function<TypedReader, T> as) {
        Value below = mapping().get(key);
        return below == null || below instanceof NullValue
                ? Optional.empty()
                : Optional.of(as.apply(new TypedReader(configuration, below(key), below)));
    }

    /** The text. */
    public String text() {
        if (value instanceof TextValue text) {
            return text.text();
        }
        throw wrongType("text");
    }

    /** The truth value. */
    public boolean truth() {
        if (value instanceof BooleanValue truth) {
            return truth.isTrue();
        }
        throw wrongType("a boolean");
    }

    /** The whole number of 32 bits. */
    public int int32() {
        long number = whole();
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw wrongType("a whole number of 32 bits");
        }
        return (int) number;
    }

    /** The whole number. */
    public long whole() {
        if (value instanceof NumberValue number && number.isInteger()) {
            return number.asLong();
        }
        throw wrongType("a whole number");
    }

    /** The number. */
    public double decimal() {
        if (value instanceof NumberValue number) {
            return number.asDouble();
        }
        throw wrongType("a number");
    }

    /** The value as it is. */
    public Value value() {
        return value;
    }

    /** The list; its items read by a function. */
    public <T> List<T> list(Function<TypedReader, T> as) {
        if (!(value instanceof ListValue list)) {
            throw wrongType("a list");
        }
        List<T> items = new ArrayList<>(list.items().size());
        for (int i = 0; i < list.items().size(); i++) {
            items.add(as.apply(new TypedReader(
                    configuration, path + "[" + i + "]", list.items().get(i))));
        }
        return List.copyOf(items);
    }

    /** The mapping in its order; its values read by a function. */
    public <T> Map<String, T> map(Function<TypedReader, T> as) {
        MappingValue mapping = mapping();
        Map<String, T> entries = new LinkedHashMap<>();
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.keyAt(i);
            entries.put(key, as.apply(new TypedReader(configuration, below(key), mapping.valueAt(i))));
        }
        return Collections.unmodifiableMap(entries);
    }

    /** The one of several constants whose text stands here. */
    public <T> T choice(T[] constants, Function<T, String> textOf) {
        String text = text();
        List<String> texts = new ArrayList<>();
        for (T constant : constants) {
            if (textOf.apply(constant).equals(text)) {
                return constant;
            }
            texts.add(textOf.apply(constant));
        }
        throw new ProblemException(TypedReadProblems.notListed(path, texts, place()));
    }

    private MappingValue mapping() {
        if (value instanceof MappingValue mapping) {
            return mapping;
        }
        throw wrongType("a mapping");
    }

    private String below(String key) {
        StringBuilder longer = new StringBuilder(path);
        ConfigPath.appendKey(longer, key);
        return longer.toString();
    }

    private ProblemException wrongType(String expected) {
        return new ProblemException(TypedReadProblems.wrongType(path, value, expected, place()));
    }

    private Location place() {
        Leaf leaf = configuration.leaf(path);
        return leaf == null ? Location.NONE : leaf.provenance().location();
    }
}
