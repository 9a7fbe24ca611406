package dev.bers.config;

import dev.bers.problem.UserInformation;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Secrets hidden before values are shown to a person or put into a log; a password in a URL is one, marked or not. */
public final class Masking {

    /** What stands in the place of a secret; its length says nothing of the secret's. */
    public static final String MASK = "***";

    private Masking() {}

    /** The value of a leaf, or the mask if it is a secret. */
    public static Value mask(Leaf leaf) {
        return mask(leaf.value(), leaf.schemaHints());
    }

    /** A value, or the mask if the annotations say that it is a secret. */
    public static Value mask(Value value, SchemaHints hints) {
        return hints.isSecret() ? TextValue.of(MASK) : withoutPasswords(value);
    }

    /** All values of a configuration with the mask in the place of each secret. */
    public static MappingValue mask(EffectiveConfiguration configuration) {
        return (MappingValue) mask(configuration.root());
    }

    /** The value of a node with the mask in the place of each secret. */
    static Value mask(Node node) {
        Leaf leaf = node.leaf();
        if (leaf != null) {
            return mask(leaf.value(), leaf.schemaHints());
        }
        if (!holdsHidden(node)) {
            return node.value();
        }
        Node[] children = node.children();
        Value[] masked = new Value[children.length];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = mask(children[i]);
        }
        return node instanceof Node.Mapping mapping ? mapping.value.withValues(masked) : ListValue.of(List.of(masked));
    }

    /** A value as a layer writes it, with the mask in the place of what the schema says is a secret. */
    static Value mask(Value value, SchemaNode schema) {
        if (schema.hints.isSecret()) {
            return TextValue.of(MASK);
        }
        if (value instanceof MappingValue mapping) {
            Value[] masked = new Value[mapping.size()];
            for (int i = 0; i < masked.length; i++) {
                masked[i] = mask(mapping.valueAt(i), schema.child(mapping.keyAt(i)));
            }
            return mapping.withValues(masked);
        }
        if (value instanceof ListValue list) {
            List<Value> masked = new ArrayList<>();
            for (Value item : list.items()) {
                masked.add(mask(item, schema.item()));
            }
            return new ListValue(masked, list.position());
        }
        return withoutPasswords(value);
    }

    private static Value withoutPasswords(Value value) {
        if (value instanceof TextValue text) {
            String shown = UserInformation.withoutPasswords(text.text());
            return shown.equals(text.text()) ? value : new TextValue(shown, text.position());
        }
        return value;
    }

    /** Whether a node or anything below it is not to be shown as it is. */
    private static boolean holdsHidden(Node node) {
        Leaf leaf = node.leaf();
        if (leaf != null) {
            return !mask(leaf).equals(leaf.value());
        }
        for (Node child : node.children()) {
            if (holdsHidden(child)) {
                return true;
            }
        }
        return false;
    }
}
