package dev.bers.houserules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table of {@code docs/ARCHITECTURE.md} between its two markers: package, what it may use of this house, what of
 * other people's libraries. Packages are written without their {@code dev.bers.}.
 *
 * @param house the packages of this house by the package that uses them
 * @param libraries the libraries by the package that uses them
 */
record DependencyTable(Map<String, Set<String>> house, Map<String, Set<String>> libraries) {

    private static final String BEGIN = "<!-- dependencies: a test reads this table -->";
    private static final String END = "<!-- end of dependencies -->";

    static DependencyTable read() {
        String page = Repository.text(Repository.ROOT.resolve("docs/ARCHITECTURE.md"));
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        if (from < 0 || to < from) {
            throw new AssertionError("docs/ARCHITECTURE.md has no table between " + BEGIN + " and " + END);
        }
        Map<String, Set<String>> house = new TreeMap<>();
        Map<String, Set<String>> libraries = new TreeMap<>();
        for (String line : page.substring(from + BEGIN.length(), to).split("\n", -1)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length >= 5 && cells[1].contains("`")) {
                String name = quoted(cells[1]).get(0);
                if (house.put(name, new TreeSet<>(quoted(cells[2]))) != null) {
                    throw new AssertionError("docs/ARCHITECTURE.md lists a package twice: " + name);
                }
                libraries.put(name, new TreeSet<>(quoted(cells[3])));
            }
        }
        return new DependencyTable(house, libraries);
    }

    private static List<String> quoted(String cell) {
        List<String> names = new ArrayList<>();
        String[] parts = cell.split("`", -1);
        for (int i = 1; i < parts.length; i += 2) {
            names.add(parts[i]);
        }
        return names;
    }

    /** The lines of a table that would be true. */
    static String write(Map<String, Set<String>> house, Map<String, Set<String>> libraries) {
        StringBuilder out = new StringBuilder("| Package | Uses | Libraries |\n|---|---|---|\n");
        house.forEach((name, used) -> out.append("| `")
                .append(name)
                .append("` | ")
                .append(cell(used))
                .append(" | ")
                .append(cell(libraries.getOrDefault(name, Set.of())))
                .append(" |\n"));
        return out.toString();
    }

    private static String cell(Set<String> names) {
        return names.isEmpty() ? "–" : "`" + String.join("` `", names) + "`";
    }
}
