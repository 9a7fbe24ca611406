package dev.bers.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of a tree's nodes. */
final class NodePaths {

    /** So many are enough to find the one that was meant. */
    private static final int COUNT_MAX = 2_000;

    private NodePaths() {}

    /** The paths of all nodes below a root, at most {@value #COUNT_MAX}. */
    static List<String> all(@Nullable Node root) {
        List<String> paths = new ArrayList<>();
        if (root != null) {
            addBelow(root, paths);
        }
        return paths;
    }

    private static void addBelow(Node node, List<String> paths) {
        for (Node child : node.children()) {
            if (paths.size() == COUNT_MAX) {
                return;
            }
            paths.add(child.path);
            addBelow(child, paths);
        }
    }

    /** Appends the step to a node's child to the path above it; the answer is what the schema says there. */
    static SchemaNode appendStep(StringBuilder path, SchemaNode schema, Node parent, int child) {
        if (parent instanceof Node.Mapping mapping) {
            String key = mapping.value.keyAt(child);
            ConfigPath.appendKey(path, key);
            return schema.child(key);
        }
        List<String> keys = ((Node.Items) parent).keys();
        if (keys.isEmpty()) {
            path.append('[').append(child).append(']');
        } else {
            ConfigPath.appendItem(path, keys.get(child));
        }
        return schema.item();
    }
}
