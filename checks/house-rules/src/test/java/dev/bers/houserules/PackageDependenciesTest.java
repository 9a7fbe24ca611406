package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The dependency table of {@code docs/ARCHITECTURE.md} is the truth: no arrow more, no arrow less, no circle. */
class PackageDependenciesTest {

    private final DependencyTable table = DependencyTable.read();
    private final Map<String, Set<String>> house = CompiledCode.houseEdges();
    private final Map<String, Set<String>> libraries = CompiledCode.libraryEdges();

    @Test
    void the_table_lists_every_package_and_only_those() {
        assertThat(table.house().keySet())
                .as("packages of docs/ARCHITECTURE.md; a true table reads\n%s", DependencyTable.write(house, libraries))
                .isEqualTo(CompiledCode.packages());
    }

    @Test
    void no_package_uses_another_that_the_table_does_not_allow() {
        assertThat(surplus(house, table.house()))
                .as("arrows to take out, or to justify in the table")
                .isEmpty();
        assertThat(surplus(libraries, table.libraries()))
                .as("libraries to take out, or to justify")
                .isEmpty();
    }

    @Test
    void no_arrow_of_the_table_is_unused() {
        assertThat(surplus(table.house(), house))
                .as("arrows that nothing needs any more")
                .isEmpty();
        assertThat(surplus(table.libraries(), libraries))
                .as("libraries that nothing needs any more")
                .isEmpty();
    }

    @Test
    void no_circle_of_packages() {
        assertThat(circle(house)).as("a circle of packages").isEmpty();
    }

    @Test
    void a_circle_would_be_found() {
        assertThat(circle(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a"))))
                .hasSize(4);
        assertThat(circle(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of())))
                .isEmpty();
    }

    private static Set<String> surplus(Map<String, Set<String>> edges, Map<String, Set<String>> allowed) {
        Set<String> surplus = new TreeSet<>();
        edges.forEach((from, targets) -> targets.forEach(to -> {
            if (!allowed.getOrDefault(from, Set.of()).contains(to)) {
                surplus.add(from + " -> " + to);
            }
        }));
        return surplus;
    }

    private static List<String> circle(Map<String, Set<String>> edges) {
        Set<String> done = new TreeSet<>();
        for (String start : edges.keySet()) {
            List<String> found = circle(start, edges, new ArrayList<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> circle(String at, Map<String, Set<String>> edges, List<String> way, Set<String> done) {
        if (way.contains(at)) {
            List<String> circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
            Collections.addAll(circle, at);
            return circle;
        }
        if (done.contains(at)) {
            return List.of();
        }
        way.add(at);
        for (String next : edges.getOrDefault(at, Set.of())) {
            List<String> found = circle(next, edges, way, done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        way.remove(at);
        done.add(at);
        return List.of();
    }
}
