package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every code that a person can meet is built in one place and explained in {@code docs/problems.md}. */
class ProblemCodesTest {

    private static final Pattern LITERAL = Pattern.compile("\"(BERS-[A-Z]{3}-[0-9]{3})\"");
    private static final Pattern HEADING = Pattern.compile("^### (BERS-[A-Z]{3}-[0-9]{3}) — (.+)$", Pattern.MULTILINE);

    private static final Pattern EXAMPLE = Pattern.compile(
            "^### (BERS-[A-Z]{3}-[0-9]{3}) —(?:(?!^###).)*?^\\*\\*Example\\.\\*\\* `(.+?)`$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern BUILT =
            Pattern.compile("Problem\\s*\\.(?:error|warning)\\(\\s*\"(BERS-[A-Z]{3}-[0-9]{3})\"");

    private static final Pattern JAVASCRIPT = Pattern.compile("BERS-(BLD|PAG)-[0-9]{3}|BERS-ISO-05[0-9]");

    /** Codes that are looked up, or whose message the problem's own record makes. */
    private static final Set<String> COMPUTED = Set.of(
            "BERS-CFG-010",
            "BERS-CFG-011",
            "BERS-CFG-012",
            "BERS-CFG-015",
            "BERS-CFG-016",
            "BERS-ISO-010",
            "BERS-ISO-011");

    private final Map<String, Set<String>> places = places(LITERAL);
    private final String page = Repository.text(Repository.ROOT.resolve("docs/problems.md"));

    /** In which files a pattern is found, by the code in it. */
    private static Map<String, Set<String>> places(Pattern pattern) {
        Map<String, Set<String>> places = new TreeMap<>();
        List<Path> sources = new ArrayList<>(Repository.mainSources());
        sources.addAll(Repository.mainScripts());
        for (Path file : sources) {
            pattern.matcher(Repository.text(file)).results().forEach(match -> places.computeIfAbsent(
                            match.group(1), code -> new TreeSet<>())
                    .add(Repository.relative(file)));
        }
        return places;
    }

    @Test
    void every_code_of_the_source_is_documented_and_none_that_is_not_there() {
        Set<String> documented = new TreeSet<>();
        HEADING.matcher(page).results().forEach(match -> assertThat(documented.add(match.group(1)))
                .as("%s has two sections", match.group(1))
                .isTrue());
        Set<String> undocumented = new TreeSet<>(places.keySet());
        undocumented.removeAll(documented);
        documented.removeAll(places.keySet());
        assertThat(undocumented)
                .as("codes without a section in docs/problems.md")
                .isEmpty();
        assertThat(documented)
                .as("sections of docs/problems.md whose code nothing raises")
                .isEmpty();
    }

    @Test
    void no_code_is_built_in_two_places() {
        Set<String> found = new TreeSet<>();
        places(BUILT).forEach((code, files) -> {
            if (files.size() > 1) {
                found.add(code + " stands in " + files + ", use one method of one …Problems class");
            }
            files.stream()
                    .filter(file -> !file.endsWith("Problems.java"))
                    .forEach(file -> found.add(code + " stands in " + file + ", use the …Problems class"));
        });
        assertThat(found).isEmpty();
    }

    @Test
    void every_section_has_an_example_and_a_cure() {
        Set<String> found = new TreeSet<>();
        List<MatchResult> headings = HEADING.matcher(page).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
            String section = page.substring(headings.get(i).end(), end);
            if (!section.contains("**Example.**") || !section.contains("**Cure.**")) {
                found.add(headings.get(i).group(1) + " lacks an example or a cure");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_example_is_made_up() {
        Set<String> found = new TreeSet<>();
        Map<String, Pattern> templates = MessageTemplates.read();
        EXAMPLE.matcher(page).results().forEach(example -> {
            Pattern template = templates.get(example.group(1));
            if (template != null && !template.matcher(example.group(2)).matches()) {
                found.add(example.group(1) + " never reads: " + example.group(2) + "; it is built as " + template);
            }
        });
        Set<String> unheld = new TreeSet<>(places.keySet());
        unheld.removeAll(templates.keySet());
        // Those of a bundler's plugin and of a page are JavaScript's, and held to this page by their own tests.
        unheld.removeIf(code -> JAVASCRIPT.matcher(code).matches());
        assertThat(unheld)
                .as("codes whose message is in no template, or in one after all")
                .containsExactlyInAnyOrderElementsOf(COMPUTED);
        assertThat(found).isEmpty();
    }

    @Test
    void codes_stand_in_order() {
        assertThat(HEADING.matcher(page).results().map(match -> match.group(1))).isSorted();
    }
}
