package dev.bers.config;

import dev.bers.value.MappingValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a configuration may enter a browser bundle: the values that the schema marks public and not secret, and of
 * mappings and lists those that hold one. Paths stay what they are in the whole.
 */
final class PublicPart {

    private PublicPart() {}

    static Node.Mapping of(Node.Mapping root) {
        Node.Mapping part = mapping(root);
        return part == null ? new Node.Mapping(root.path, MappingValue.EMPTY, new Node[0], null) : part;
    }

    private static @Nullable Node of(Node node) {
        Leaf leaf = node.leaf();
        if (leaf != null) {
            SchemaHints hints = leaf.schemaHints();
            return hints.isPublic() && !hints.isSecret() ? node : null;
        }
        return node instanceof Node.Mapping mapping ? mapping(mapping) : items((Node.Items) node);
    }

    private static Node.@Nullable Mapping mapping(Node.Mapping node) {
        MappingValue.Builder entries = MappingValue.builder(node.value.position());
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < node.children().length; i++) {
            Node part = of(node.children()[i]);
            if (part != null) {
                kept.add(part);
                entries.put(node.value.keyAt(i), node.value.keyPositionAt(i), part.value());
            }
        }
        return kept.isEmpty() ? null : new Node.Mapping(node.path, entries.build(), kept.toArray(new Node[0]), null);
    }

    private static @Nullable Node items(Node.Items node) {
        List<Node> kept = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < node.children().length; i++) {
            Node part = of(node.children()[i]);
            if (part != null) {
                kept.add(part);
                if (!node.keys().isEmpty()) {
                    keys.add(node.keys().get(i));
                }
            }
        }
        return kept.isEmpty()
                ? null
                : new Node.Items(node.path, node.value.position(), kept.toArray(new Node[0]), keys, null);
    }
}
