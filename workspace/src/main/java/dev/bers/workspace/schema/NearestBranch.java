package dev.bers.workspace.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The violations below one {@code anyOf} or {@code oneOf}: the library names those of every branch, a person wants
 * those of the branch that was meant.
 *
 * @param branches how many branches were tried and failed
 * @param errors those of the nearest branch: where the type fits if there is such a branch, then the one with the fewest
 *     errors, then the first
 * @param alternatives one error of each branch, where no branch fits even by type; else empty
 */
record NearestBranch(int branches, List<Error> errors, List<Error> alternatives) {

    private static final Set<String> COMBINATORS = Set.of("anyOf", "oneOf");
    private static final Set<String> NAMING = Set.of("properties", "patternProperties", "$defs", "definitions");
    private static final Set<String> DESCENDING = Set.of(
            "properties",
            "patternProperties",
            "prefixItems",
            "items",
            "additionalItems",
            "additionalProperties",
            "contains",
            "unevaluatedItems");

    /** Single errors and groups of those below one combinator, in the order found. */
    static List<List<Error>> grouped(List<Error> errors) {
        Map<String, List<Error>> groups = new LinkedHashMap<>();
        int single = 0;
        for (Error error : errors) {
            int depth = combinatorDepth(error.getEvaluationPath());
            String key = depth < 0 ? "single " + single++ : groupKey(error, depth);
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(error);
        }
        return List.copyOf(groups.values());
    }

    /** Whether a violation lies in, or is that of, a combinator. */
    static boolean isCombined(Error error) {
        return combinatorDepth(error.getEvaluationPath()) >= 0;
    }

    /** The nearest of the branches that a group's errors belong to; without errors if no branch has any. */
    static NearestBranch of(List<Error> group) {
        Map<String, List<Error>> branches = new LinkedHashMap<>();
        for (Error error : group) {
            NodePath path = error.getEvaluationPath();
            int depth = combinatorDepth(path);
            if (depth + 1 < path.getNameCount()) {
                branches.computeIfAbsent(path.getName(depth + 1), none -> new ArrayList<>())
                        .add(error);
            }
        }
        int outermost = group.stream()
                .mapToInt(error -> error.getInstanceLocation().getNameCount())
                .min()
                .orElse(0);
        List<List<Error>> nearestFirst = new ArrayList<>(branches.values());
        nearestFirst.sort(Comparator.comparing((List<Error> branch) -> failsByType(branch, outermost))
                .thenComparing(List::size));
        if (nearestFirst.isEmpty()) {
            return new NearestBranch(0, List.of(), List.of());
        }
        boolean noneFits = failsByType(nearestFirst.get(0), outermost);
        List<Error> alternatives = new ArrayList<>();
        for (List<Error> branch : noneFits ? List.copyOf(branches.values()) : List.<List<Error>>of()) {
            alternatives.add(branch.get(0));
        }
        return new NearestBranch(branches.size(), nearestFirst.get(0), alternatives);
    }

    private static boolean failsByType(List<Error> branch, int outermost) {
        for (Error error : branch) {
            boolean outer = error.getInstanceLocation().getNameCount() == outermost;
            if (outer
                    && (error.getKeyword().equals("type") || error.getKeyword().equals("const"))) {
                return true;
            }
        }
        return false;
    }

    private static String groupKey(Error error, int depth) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i <= depth; i++) {
            key.append('/').append(error.getEvaluationPath().getName(i));
        }
        int instanceDepth = instanceDepth(error.getEvaluationPath(), depth);
        NodePath instance = error.getInstanceLocation();
        for (int i = 0; i < Math.min(instanceDepth, instance.getNameCount()); i++) {
            key.append(" /").append(instance.getName(i));
        }
        return key.toString();
    }

    /** The index of the outermost combinator in an evaluation path; -1 if there is none. */
    private static int combinatorDepth(NodePath path) {
        int at = 0;
        while (at < path.getNameCount()) {
            if (COMBINATORS.contains(path.getName(at))) {
                return at;
            }
            at += NAMING.contains(path.getName(at)) ? 2 : 1;
        }
        return -1;
    }

    /** How many steps down the instance the first steps of an evaluation path lead. */
    private static int instanceDepth(NodePath path, int end) {
        int depth = 0;
        int at = 0;
        while (at < end) {
            String name = path.getName(at);
            depth += DESCENDING.contains(name) ? 1 : 0;
            at += NAMING.contains(name) ? 2 : 1;
        }
        return depth;
    }
}
