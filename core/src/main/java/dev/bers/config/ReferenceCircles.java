package dev.bers.config;

import dev.bers.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that refer to each other in circles: the strongly connected parts of the graph in which a template leads to
 * what it refers to, and a mapping or list to what is in it.
 *
 * <p>A part is the same wherever one enters it, and so are the order of its members and the circle that is shown of it:
 * the shortest one through its first member. What is told of it does not depend on the order of keys.
 */
final class ReferenceCircles {

    private static final int OTHERS_SHOWN_MAX = 5;
    private static final Comparator<Node> IN_ORDER_OF_PATHS = Comparator.comparing(node -> node.path);

    private final Map<Node, ConfigKind> kinds = new HashMap<>();
    private final Map<Node, List<Node>> targets = new HashMap<>();
    private final Set<Node> closing = new HashSet<>();

    /**
     * Values in a circle.
     *
     * @param members those without parts, in order
     * @param problem that is told of them
     */
    record Circle(List<Node.Scalar> members, Problem problem) {}

    /** Notes that a template leads to another node, which has templates too. */
    void add(ConfigKind kind, Node.Scalar site, ConfigKind targetKind, Node target) {
        kinds.put(site, kind);
        addTree(targetKind, target);
        targets.computeIfAbsent(site, node -> new ArrayList<>()).add(target);
    }

    private void addTree(ConfigKind kind, Node node) {
        if (node.hasTemplates && kinds.put(node, kind) == null) {
            for (Node child : node.children()) {
                addTree(kind, child);
            }
        }
    }

    /** Notes that a node was met again on the way through what it refers to. */
    void close(Node node) {
        closing.add(node);
    }

    /** How many nodes were met again. */
    int closings() {
        return closing.size();
    }

    ConfigKind kind(Node node) {
        return kinds.getOrDefault(node, ConfigKind.ENVIRONMENT);
    }

    /** All circles, in the order of their first members. */
    List<Circle> circles() {
        Map<Node, List<Node>> sources = new HashMap<>();
        for (Node node : kinds.keySet()) {
            for (Node next : after(node)) {
                sources.computeIfAbsent(next, key -> new ArrayList<>()).add(node);
            }
        }
        List<List<Node>> parts = new ArrayList<>();
        Set<Node> assigned = new HashSet<>();
        for (Node node : closing) {
            if (!assigned.contains(node)) {
                List<Node> part = part(node, sources);
                assigned.addAll(part);
                parts.add(part);
            }
        }
        parts.sort((one, other) -> inOrder().compare(one.get(0), other.get(0)));
        List<Circle> circles = new ArrayList<>();
        for (List<Node> part : parts) {
            circles.add(circle(part));
        }
        return circles;
    }

    private Comparator<Node> inOrder() {
        return Comparator.comparing(this::kind).thenComparing(IN_ORDER_OF_PATHS);
    }

    /** Where a node leads. */
    private List<Node> after(Node node) {
        if (node instanceof Node.Scalar) {
            return targets.getOrDefault(node, List.of());
        }
        List<Node> children = new ArrayList<>();
        for (Node child : node.children()) {
            if (child.hasTemplates) {
                children.add(child);
            }
        }
        return children;
    }

    /** What leads to a node and is led to by it, in order. */
    private List<Node> part(Node node, Map<Node, List<Node>> sources) {
        Set<Node> forward = new HashSet<>();
        List<Node> ahead = new ArrayList<>(List.of(node));
        while (!ahead.isEmpty()) {
            for (Node next : after(ahead.remove(ahead.size() - 1))) {
                if (forward.add(next)) {
                    ahead.add(next);
                }
            }
        }
        Set<Node> part = new HashSet<>();
        ahead.add(node);
        while (!ahead.isEmpty()) {
            for (Node before : sources.getOrDefault(ahead.remove(ahead.size() - 1), List.of())) {
                if (forward.contains(before) && part.add(before)) {
                    ahead.add(before);
                }
            }
        }
        List<Node> ordered = new ArrayList<>(part);
        ordered.sort(inOrder());
        return ordered;
    }

    private Circle circle(List<Node> part) {
        List<Node> shown = shortest(part);
        List<Node.Scalar> members = new ArrayList<>();
        List<Node> others = new ArrayList<>();
        boolean severalKinds = false;
        for (Node node : part) {
            severalKinds |= kind(node) != kind(part.get(0));
            if (node instanceof Node.Scalar scalar) {
                members.add(scalar);
                if (!shown.contains(node)) {
                    others.add(node);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (Node node : shown) {
            text.append(name(node, severalKinds)).append(" → ");
        }
        text.append(name(shown.get(0), severalKinds));
        for (int i = 0; i < Math.min(others.size(), OTHERS_SHOWN_MAX); i++) {
            text.append(i == 0 ? ", and through " : ", ").append(name(others.get(i), severalKinds));
        }
        if (others.size() > OTHERS_SHOWN_MAX) {
            text.append(" and ").append(others.size() - OTHERS_SHOWN_MAX).append(" more");
        }
        Node.Scalar first = members.get(0);
        Problem problem = ConfigProblems.circle(
                text.toString(), first.path, first.leaf.provenance().location());
        return new Circle(members, problem);
    }

    private String name(Node node, boolean withKind) {
        return (withKind ? kind(node).text() + ":" : "") + node.path;
    }

    /** The nodes of a shortest way from the first node of a part back to it; of several, the first in order. */
    private List<Node> shortest(List<Node> part) {
        Node start = part.get(0);
        Set<Node> allowed = new HashSet<>(part);
        Map<Node, Node> cameFrom = new HashMap<>();
        ArrayDeque<Node> ahead = new ArrayDeque<>(List.of(start));
        Node at = start;
        while (!ahead.isEmpty() && !cameFrom.containsKey(start)) {
            at = ahead.remove();
            List<Node> next = new ArrayList<>(after(at));
            next.sort(inOrder());
            for (Node node : next) {
                if (allowed.contains(node) && !cameFrom.containsKey(node)) {
                    cameFrom.put(node, at);
                    ahead.add(node);
                }
            }
        }
        List<Node> way = new ArrayList<>();
        @Nullable Node step = cameFrom.get(start);
        while (step != null && step != start) {
            way.add(0, step);
            step = cameFrom.get(step);
        }
        way.add(0, start);
        return way;
    }
}
