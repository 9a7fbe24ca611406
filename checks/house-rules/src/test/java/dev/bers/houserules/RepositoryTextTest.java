package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no committed file may say. */
class RepositoryTextTest {

    /** Written in two halves, so that this file is not itself a finding. */
    private static final Map<Pattern, String> BANNED_EVERYWHERE = Map.of(
            Pattern.compile("repo(1)?\\.mav" + "en(\\.apache)?\\.org|registry\\.npm" + "js\\.org|registry\\.yarn"
                    + "pkg\\.com|deb\\.deb" + "ian\\.org|plugins\\.gra" + "dle\\.org|oss\\.sona" + "type\\.org"),
            "a registry's host is banned, use each user's own settings",
            Pattern.compile("(^|[^A-Za-z0-9_.])/(wo" + "rk|fa" + "rm|ro" + "ot)/[a-z]"),
            "a path of one machine is banned, use a path in the repository");

    private static final Map<Pattern, String> BANNED_IN_CODE = inCode();

    private static final Set<String> CODE = Set.of("java", "js", "mjs", "ts", "tsx", "sh", "xml", "yaml", "yml");

    private static Map<Pattern, String> inCode() {
        Map<Pattern, String> banned = new LinkedHashMap<>();
        banned.put(Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"), "unfinished work is banned, finish it");
        banned.put(
                Pattern.compile("^\\s*@(Dis" + "abled|Ign" + "ore)\\b", Pattern.MULTILINE),
                "a test that does not run is banned, mend or delete it");
        banned.put(Pattern.compile("-Dskip" + "Tests"), "skipping tests is banned, use -Dtest to choose some");
        banned.put(Pattern.compile("Thread\\.sl" + "eep\\("), "sleeping is banned, use a clock or a condition");
        return banned;
    }

    @Test
    void nothing_banned_stands_in_any_file() {
        Set<String> found = new TreeSet<>();
        for (Path file : Repository.textFiles()) {
            String text = Repository.text(file);
            search(file, text, BANNED_EVERYWHERE, found);
            String name = file.toString();
            if (CODE.contains(name.substring(name.lastIndexOf('.') + 1))) {
                search(file, text, BANNED_IN_CODE, found);
            }
        }
        assertThat(found).isEmpty();
    }

    private static void search(Path file, String text, Map<Pattern, String> banned, Set<String> found) {
        banned.forEach((pattern, rule) -> pattern.matcher(text)
                .results()
                .forEach(match -> found.add(Repository.relative(file) + ":"
                        + (text.substring(0, match.start()).lines().count() + 1) + ": " + rule)));
    }

    @Test
    void the_pages_that_everyone_looks_for_are_there() {
        assertThat(Set.of(
                        "README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "docs/ARCHITECTURE.md", "docs/benchmarks.md"))
                .allSatisfy(page -> assertThat(Files.exists(Repository.ROOT.resolve(page)))
                        .as("%s is missing", page)
                        .isTrue());
    }

    @Test
    void every_link_between_pages_leads_somewhere() {
        Pattern link = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(#[^)]*)?\\)");
        Set<String> found = new TreeSet<>();
        for (Path page : Repository.filesEndingWith("md")) {
            String text = Repository.text(page);
            link.matcher(text).results().forEach(match -> {
                Path folder = java.util.Objects.requireNonNull(page.getParent());
                if (!Files.exists(folder.resolve(match.group(1)))) {
                    found.add(Repository.relative(page) + ": " + match.group(1) + " leads nowhere");
                }
            });
        }
        assertThat(found).isEmpty();
    }
}
