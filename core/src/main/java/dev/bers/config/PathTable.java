package dev.bers.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of a tree by the text of their path: made once for reading, by perfect hashing where that is found.
 *
 * <p>A path is looked up with one comparison of text: its place follows from its length and three of its characters, so that a
 * path that was just put together needn't be hashed as a whole. {@link PathPlaces} finds out which characters; where three are
 * not enough, an ordinary map takes over.
 */
final class PathTable {

    private final @Nullable PathPlaces places;
    /** By place; empty where a map is needed. */
    private final @Nullable Node[] nodes;
    /** Empty where places were found. */
    private final Map<String, Node> byPath;

    private PathTable(@Nullable PathPlaces places, @Nullable Node[] nodes, Map<String, Node> byPath) {
        this.places = places;
        this.nodes = nodes;
        this.byPath = byPath;
    }

    static PathTable of(Node root) {
        List<Node> below = new ArrayList<>();
        addBelow(root, below);
        List<String> paths = new ArrayList<>();
        for (Node node : below) {
            paths.add(node.path);
        }
        PathPlaces places = PathPlaces.of(paths);
        return places == null ? mapped(below) : placed(below, places);
    }

    private static void addBelow(Node node, List<Node> nodes) {
        for (Node child : node.children()) {
            nodes.add(child);
            addBelow(child, nodes);
        }
    }

    private static PathTable mapped(List<Node> below) {
        Map<String, Node> byPath = new HashMap<>();
        for (Node node : below) {
            byPath.put(node.path, node);
        }
        return new PathTable(null, new Node[0], byPath);
    }

    private static PathTable placed(List<Node> below, PathPlaces places) {
        @Nullable Node[] nodes = new @Nullable Node[places.capacity()];
        for (Node node : below) {
            nodes[places.find(node.path)] = node;
        }
        return new PathTable(places, nodes, Map.of());
    }

    /** The node at a path; null if there is none. */
    @Nullable
    Node find(String path) {
        if (places == null) {
            return byPath.get(path);
        }
        int place = places.find(path);
        return place < 0 ? null : nodes[place];
    }

    /** The table of a tree that shares most nodes with the one that this table is of. */
    PathTable with(Node before, Node after) {
        if (places == null) {
            return of(after);
        }
        @Nullable Node[] others = nodes.clone();
        return replace(before, after, others) ? new PathTable(places, others, byPath) : of(after);
    }

    /** Replaces the nodes that differ; false if the two trees don't have the same paths. */
    private boolean replace(Node before, Node after, @Nullable Node[] others) {
        if (before == after) {
            return true;
        }
        Node[] childrenBefore = before.children();
        Node[] childrenAfter = after.children();
        if (childrenBefore.length != childrenAfter.length) {
            return false;
        }
        for (int i = 0; i < childrenAfter.length; i++) {
            if (childrenBefore[i] == childrenAfter[i]) {
                continue;
            }
            if (!childrenBefore[i].path.equals(childrenAfter[i].path)) {
                return false;
            }
            others[Objects.requireNonNull(places).find(childrenAfter[i].path)] = childrenAfter[i];
            if (!replace(childrenBefore[i], childrenAfter[i], others)) {
                return false;
            }
        }
        return true;
    }
}
