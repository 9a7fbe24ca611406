package dev.bers.client.snapshot;

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
import org.jspecify.annotations.Nullable;

/**
 * Values as the JDK's own types, immutable: {@link Map}, {@link List}, {@link String}, {@link Boolean}, and {@link Long} or
 * {@link Double} for numbers.
 */
public final class PlainValues {

    private PlainValues() {}

    /** A value; null for a null. */
    public static @Nullable Object of(Value value) {
        if (value instanceof MappingValue mapping) {
            return of(mapping);
        }
        if (value instanceof ListValue list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(of(item)));
            return Collections.unmodifiableList(items);
        }
        if (value instanceof TextValue text) {
            return text.text();
        }
        if (value instanceof BooleanValue flag) {
            return flag.isTrue();
        }
        if (value instanceof NumberValue number) {
            return number.isInteger() ? (Object) number.asLong() : (Object) number.asDouble();
        }
        if (value instanceof NullValue) {
            return null;
        }
        throw new IllegalArgumentException("no such value: " + value.typeName());
    }

    /** A mapping, in its order. */
    public static Map<String, @Nullable Object> of(MappingValue mapping) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < mapping.size(); i++) {
            entries.put(mapping.keyAt(i), of(mapping.valueAt(i)));
        }
        return Collections.unmodifiableMap(entries);
    }
}
