package dev.bers.value;

import java.util.List;

/**
 * An ordered list.
 *
 * @param items copied
 * @param position where it begins
 */
public record ListValue(List<Value> items, Position position) implements Value {

    /** Copies the items. */
    public ListValue {
        items = List.copyOf(items);
    }

    /** A list that stands in no file. */
    public static ListValue of(List<? extends Value> items) {
        return new ListValue(List.copyOf(items), Position.UNKNOWN);
    }

    @Override
    public String typeName() {
        return "a list";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListValue that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return Json.write(this);
    }
}
