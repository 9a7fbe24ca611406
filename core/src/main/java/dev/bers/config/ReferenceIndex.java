package dev.bers.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who refers to what: from a changed path to the values that must be interpolated anew.
 *
 * <p>Filled in while an environment is resolved without a tenant, and only read after that.
 */
final class ReferenceIndex {

    /** A value that refers to others. */
    private record Site(ConfigKind kind, Node node) {}

    /** A reference to a mapping or list as a whole. */
    private record ToBranch(String place, Site site) {}

    /** The sites that refer to a place or to something below it. */
    private final Map<String, List<Site>> atOrBelow = new HashMap<>();

    private final List<ToBranch> toBranches = new ArrayList<>();
    private final Map<Node, Node> parents = new HashMap<>();

    /** Notes the nodes around those with templates. */
    void addTree(Node node) {
        for (Node child : node.children()) {
            if (child.hasTemplates) {
                parents.put(child, node);
                addTree(child);
            }
        }
    }

    /** Notes that a value refers to another, found or not. */
    void add(ConfigKind kind, Node site, ConfigKind targetKind, ConfigPath target, @Nullable Node found) {
        Site referring = new Site(kind, site);
        ConfigPath at = ConfigPath.ROOT;
        for (ConfigPath.Step step : target.steps()) {
            at = at.plus(step);
            atOrBelow
                    .computeIfAbsent(place(targetKind, at.toString()), k -> new ArrayList<>())
                    .add(referring);
        }
        if (found != null && !(found instanceof Node.Scalar)) {
            toBranches.add(new ToBranch(place(targetKind, target.toString()), referring));
        }
    }

    private static String place(ConfigKind kind, String path) {
        return kind.text() + ":" + path;
    }

    /** The nodes whose values change when others do, and the nodes around them. */
    Set<Node> stale(ConfigKind kind, List<String> changedPaths) {
        Set<Node> stale = new HashSet<>();
        if (atOrBelow.isEmpty()) {
            return stale;
        }
        List<String> changed = new ArrayList<>();
        for (String path : changedPaths) {
            changed.add(place(kind, path));
        }
        for (int i = 0; i < changed.size(); i++) {
            String place = changed.get(i);
            for (Site site : atOrBelow.getOrDefault(place, List.of())) {
                mark(site, stale, changed);
            }
            for (ToBranch reference : toBranches) {
                if (isInside(place, reference.place())) {
                    mark(reference.site(), stale, changed);
                }
            }
        }
        return stale;
    }

    private static boolean isInside(String place, String branch) {
        return place.length() > branch.length()
                && place.startsWith(branch)
                && (place.charAt(branch.length()) == '.' || place.charAt(branch.length()) == '[');
    }

    private void mark(Site site, Set<Node> stale, List<String> changed) {
        if (!stale.add(site.node())) {
            return;
        }
        changed.add(place(site.kind(), site.node().path));
        Node around = parents.get(site.node());
        while (around != null && stale.add(around)) {
            around = parents.get(around);
        }
    }
}
