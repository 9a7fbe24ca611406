package dev.bers.workspace.compatibility;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An end of a range of numbers.
 *
 * @param value the number
 * @param exclusive whether the number itself is outside
 */
record Bound(BigDecimal value, boolean exclusive) {

    /** The lower bound of one schema; null if it sets none. */
    static @Nullable Bound lower(Subschema schema) {
        return tighter(of(schema, "minimum", false), of(schema, "exclusiveMinimum", true), true);
    }

    /** The upper bound of one schema; null if it sets none. */
    static @Nullable Bound upper(Subschema schema) {
        return tighter(of(schema, "maximum", false), of(schema, "exclusiveMaximum", true), false);
    }

    private static @Nullable Bound of(Subschema schema, String keyword, boolean exclusive) {
        BigDecimal number = schema.number(keyword);
        return number == null ? null : new Bound(number, exclusive);
    }

    /** The one that leaves less. */
    static @Nullable Bound tighter(@Nullable Bound a, @Nullable Bound b, boolean lower) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAtLeastAsTightAs(b, lower) ? a : b;
    }

    /** Whether what this one lets through, the other one lets through as well. */
    boolean isAtLeastAsTightAs(Bound other, boolean lower) {
        int order = lower ? value.compareTo(other.value) : other.value.compareTo(value);
        return order > 0 || (order == 0 && (exclusive || !other.exclusive));
    }
}
