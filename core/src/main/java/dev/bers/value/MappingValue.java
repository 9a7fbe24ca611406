package dev.bers.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values in the order in which the file gives them; each name once.
 *
 * <p>Any text is a name, {@code __proto__} and the empty text included.
 */
public final class MappingValue implements Value {

    /** A mapping without entries that stands in no file. */
    public static final MappingValue EMPTY = new Builder(Position.UNKNOWN).build();

    /** Up to so many entries are looked up one by one, which is faster than hashing and needs no index. */
    private static final int INDEX_FROM = 9;

    private final String[] keys;
    private final Position[] keyPositions;
    private final Value[] values;
    private final Position position;
    private final @Nullable Map<String, Integer> index;

    private MappingValue(Builder builder) {
        this.keys = Arrays.copyOf(builder.keys, builder.size);
        this.keyPositions = Arrays.copyOf(builder.keyPositions, builder.size);
        this.values = Arrays.copyOf(builder.values, builder.size);
        this.position = builder.position;
        this.index = builder.index;
    }

    private MappingValue(MappingValue names, Position[] keyPositions, Value[] values) {
        this.keys = names.keys;
        this.index = names.index;
        this.position = names.position;
        this.keyPositions = keyPositions;
        this.values = values;
    }

    /** Collects the entries of a mapping that begins at a position. */
    public static Builder builder(Position position) {
        return new Builder(position);
    }

    /** Collects the entries of a mapping that stands in no file. */
    public static Builder builder() {
        return new Builder(Position.UNKNOWN);
    }

    /** How many entries it has. */
    public int size() {
        return keys.length;
    }

    /** The name of the entry at an index from 0 to {@link #size()} - 1. */
    public String keyAt(int entry) {
        return keys[entry];
    }

    /** Where the name of an entry stands. */
    public Position keyPositionAt(int entry) {
        return keyPositions[entry];
    }

    /** The value of the entry at an index from 0 to {@link #size()} - 1. */
    public Value valueAt(int entry) {
        return values[entry];
    }

    /** The value of a name, or null if it has none. */
    public @Nullable Value get(String key) {
        int entry = indexOf(key);
        return entry < 0 ? null : values[entry];
    }

    /** The index of the entry with a name, or -1. */
    public int indexOf(String key) {
        if (index != null) {
            Integer found = index.get(key);
            return found == null ? -1 : found;
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is an entry with a name. */
    public boolean has(String key) {
        return indexOf(key) >= 0;
    }

    /** The names, in order; a view. */
    public List<String> keys() {
        return new AbstractList<>() {
            @Override
            public String get(int entry) {
                return keys[entry];
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }

    /**
     * The same names in the same order with other values, which shares the names and so costs no hashing.
     *
     * @param otherKeyPositions where each name stands
     * @param otherValues one for each entry
     * @throws IllegalArgumentException if there are more or fewer of either than there are entries
     */
    public MappingValue withEntries(Position[] otherKeyPositions, Value[] otherValues) {
        if (otherKeyPositions.length != keys.length || otherValues.length != keys.length) {
            throw new IllegalArgumentException("a mapping of " + keys.length + " entries needs as many values, got: "
                    + otherKeyPositions.length + " and " + otherValues.length);
        }
        return new MappingValue(this, otherKeyPositions.clone(), otherValues.clone());
    }

    /** The same names at the same places with other values, one for each entry. */
    public MappingValue withValues(Value[] otherValues) {
        return withEntries(keyPositions, otherValues);
    }

    /** Where each name stands; a copy. */
    public Position[] keyPositions() {
        return keyPositions.clone();
    }

    /** Whether another mapping has the very same names in the same order, known without comparing them. */
    public boolean sharesNamesWith(MappingValue other) {
        return keys == other.keys;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public String typeName() {
        return "a mapping";
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof MappingValue that) || that.keys.length != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (!values[i].equals(that.get(keys[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += keys[i].hashCode() ^ values[i].hashCode() * 31;
        }
        return sum;
    }

    @Override
    public String toString() {
        return Json.write(this);
    }

    /** Collects entries; not safe for use by several threads, and done after {@link #build()}. */
    public static final class Builder {
        /** Room for what most mappings hold. */
        private static final int CAPACITY = 8;

        private String[] keys = new String[CAPACITY];
        private Position[] keyPositions = new Position[CAPACITY];
        private Value[] values = new Value[CAPACITY];
        private int size;
        private final Position position;
        private @Nullable Map<String, Integer> index;

        private Builder(Position position) {
            this.position = position;
        }

        /** Whether an entry has this name already. */
        public boolean has(String key) {
            return index == null ? isAmongFew(key) : index.containsKey(key);
        }

        /** Adds an entry whose name stands in no file. */
        public Builder put(String key, Value value) {
            return put(key, Position.UNKNOWN, value);
        }

        /**
         * Adds an entry.
         *
         * @throws IllegalArgumentException if the name is there already: a reader reports that as a problem first
         */
        public Builder put(String key, Position keyPosition, Value value) {
            if (!putIfAbsent(key, keyPosition, value)) {
                throw new IllegalArgumentException("a mapping names each key once, got twice: " + key);
            }
            return this;
        }

        /** Adds an entry, unless its name is there already; whether it was added. */
        public boolean putIfAbsent(String key, Position keyPosition, Value value) {
            if (index == null ? isAmongFew(key) : index.putIfAbsent(key, size) != null) {
                return false;
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                keyPositions = Arrays.copyOf(keyPositions, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            keys[size] = key;
            keyPositions[size] = keyPosition;
            values[size] = value;
            size++;
            if (index == null && size == INDEX_FROM) {
                index = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    index.put(keys[i], i);
                }
            }
            return true;
        }

        private boolean isAmongFew(String key) {
            for (int i = 0; i < size; i++) {
                if (keys[i].equals(key)) {
                    return true;
                }
            }
            return false;
        }

        /** Adds a text entry that stands in no file. */
        public Builder put(String key, String text) {
            return put(key, TextValue.of(text));
        }

        /** Adds a number entry that stands in no file. */
        public Builder put(String key, long number) {
            return put(key, NumberValue.of(number));
        }

        /** Adds a truth value that stands in no file. */
        public Builder put(String key, boolean isTrue) {
            return put(key, BooleanValue.of(isTrue));
        }

        /** The mapping. */
        public MappingValue build() {
            return new MappingValue(this);
        }
    }

    /** The entries' values, in order. */
    public List<Value> values() {
        return List.copyOf(Arrays.asList(values));
    }
}
