package dev.bers.config;

import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A node of a merged configuration, which knows its path and its leaves' provenance.
 *
 * <p>Immutable, and equal only to itself: whatever a tenant doesn't override is the very same node as without the tenant, which
 * is how unchanged parts are recognised. Where {@link #hasTemplates} is true, values below are as written; after
 * {@link Interpolation} it is false everywhere.
 */
abstract sealed class Node permits Node.Scalar, Node.Branch {

    final String path;
    final boolean hasTemplates;

    private Node(String path, boolean hasTemplates) {
        this.path = path;
        this.hasTemplates = hasTemplates;
    }

    abstract Value value();

    /** Null for a mapping or list with something in it. */
    abstract @Nullable Leaf leaf();

    /** The children, in order; not to be changed. */
    abstract Node[] children();

    /** The child that a step leads to; null if there is none. */
    abstract @Nullable Node child(ConfigPath.Step step);

    /** The first leaf at or below a node. */
    static Leaf firstLeaf(Node node) {
        Leaf leaf = node.leaf();
        return leaf == null ? firstLeaf(node.children()[0]) : leaf;
    }

    /** A value without parts. */
    static final class Scalar extends Node {
        private static final Node[] NONE = {};

        final Leaf leaf;
        final ScalarValue value;
        /** How the text is made; null if it stands for itself. */
        final @Nullable Template template;
        /** Which parts of the text come from variables of the process. */
        final Spans fromVariables;
        /** Whether its interpolation failed, which has been reported; the value is as written. */
        final boolean isFailed;

        private final OptionalLong integer;

        Scalar(Leaf leaf, ScalarValue value, @Nullable Template template) {
            this(leaf, value, template, Spans.NONE, false);
        }

        private Scalar(
                Leaf leaf, ScalarValue value, @Nullable Template template, Spans fromVariables, boolean isFailed) {
            super(leaf.path(), template != null);
            this.leaf = leaf;
            this.value = value;
            this.template = template;
            this.fromVariables = fromVariables;
            this.isFailed = isFailed;
            this.integer = value instanceof NumberValue number && number.isInteger()
                    ? OptionalLong.of(number.asLong())
                    : OptionalLong.empty();
        }

        /** The value as a whole number; empty if it is none. */
        OptionalLong integer() {
            return integer;
        }

        /** The same place with its final value. */
        Scalar interpolated(ScalarValue finalValue, Spans variables, boolean isSecret) {
            return new Scalar(withValue(leaf, finalValue, isSecret), finalValue, null, variables, false);
        }

        /** The same place with its value as written, since no other could be found. */
        Scalar failed() {
            return new Scalar(leaf, value, null, Spans.NONE, true);
        }

        private static Leaf withValue(Leaf leaf, Value value, boolean isSecret) {
            SchemaHints hints = isSecret ? leaf.schemaHints().secret() : leaf.schemaHints();
            return new Leaf(leaf.path(), value, leaf.provenance(), hints);
        }

        @Override
        Value value() {
            return value;
        }

        @Override
        Leaf leaf() {
            return leaf;
        }

        @Override
        Node[] children() {
            return NONE;
        }

        @Override
        @Nullable
        Node child(ConfigPath.Step step) {
            return null;
        }
    }

    /** A value with parts. */
    abstract static sealed class Branch extends Node permits Mapping, Items {
        private final Node[] children;
        private final @Nullable Leaf leaf;

        private Branch(String path, Node[] children, @Nullable Leaf emptyLeaf) {
            super(path, anyTemplates(children));
            this.children = children;
            this.leaf = children.length == 0 ? emptyLeaf : null;
        }

        /** The same place with other children, as many and told apart as these. */
        abstract Branch withChildren(Node[] others);

        @Override
        final @Nullable Leaf leaf() {
            return leaf;
        }

        @Override
        final Node[] children() {
            return children;
        }

        private static boolean anyTemplates(Node[] children) {
            for (Node child : children) {
                if (child.hasTemplates) {
                    return true;
                }
            }
            return false;
        }

        static Value[] values(Node[] children) {
            Value[] values = new Value[children.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = children[i].value();
            }
            return values;
        }
    }

    /** A mapping. */
    static final class Mapping extends Branch {
        final MappingValue value;

        /**
         * @param value its entries are the children's values, in their order
         * @param emptyLeaf needed if it has no children
         */
        Mapping(String path, MappingValue value, Node[] children, @Nullable Leaf emptyLeaf) {
            super(path, children, emptyLeaf);
            this.value = value;
        }

        @Override
        Mapping withChildren(Node[] others) {
            return new Mapping(path, value.withValues(values(others)), others, leaf());
        }

        @Nullable
        Node child(String key) {
            int entry = value.indexOf(key);
            return entry < 0 ? null : children()[entry];
        }

        @Override
        MappingValue value() {
            return value;
        }

        @Override
        @Nullable
        Node child(ConfigPath.Step step) {
            return step instanceof ConfigPath.Key key ? child(key.name()) : null;
        }
    }

    /** A list, its items told apart by a key or by position. */
    static final class Items extends Branch {
        final ListValue value;
        private final List<String> keys;

        /**
         * @param keys the items' keys; empty if they are told apart by position
         * @param emptyLeaf needed if it has no children
         */
        Items(String path, Position position, Node[] children, List<String> keys, @Nullable Leaf emptyLeaf) {
            super(path, children, emptyLeaf);
            this.value = new ListValue(Arrays.asList(values(children)), position);
            this.keys = List.copyOf(keys);
        }

        @Override
        Items withChildren(Node[] others) {
            return new Items(path, value.position(), others, keys, leaf());
        }

        /** The items' keys; empty if they are told apart by position. */
        List<String> keys() {
            return keys;
        }

        /** Whether the items' paths name their keys: those that are secrets do not, and are told apart by position there. */
        boolean showsKeys() {
            if (keys.isEmpty()) {
                return false;
            }
            // A key of digits is quoted in a path.
            char first = children()[0].path.charAt(path.length() + 1);
            return first < '0' || first > '9';
        }

        @Override
        ListValue value() {
            return value;
        }

        @Override
        @Nullable
        Node child(ConfigPath.Step step) {
            int at = -1;
            if (step instanceof ConfigPath.Index index) {
                at = index.at();
            } else if (step instanceof ConfigPath.Item item) {
                at = keys.indexOf(item.key());
            }
            return at < 0 || at >= children().length ? null : children()[at];
        }
    }
}
