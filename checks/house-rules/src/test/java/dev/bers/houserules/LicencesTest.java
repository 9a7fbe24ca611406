package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything on the class path came under a licence that lets anyone use BERS as they like. */
class LicencesTest {

    private static final List<String> ALLOWED =
            List.of("apache", "mit", "bsd", "eclipse public", "epl", "mozilla public", "mpl");
    private static final Pattern LICENCES = Pattern.compile("<licenses>(.*?)</licenses>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("<name>(.*?)</name>", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);
    private static final int PARENTS_MAX = 8;

    @Test
    void every_dependency_has_a_licence_of_the_list() {
        Set<String> found = new TreeSet<>();
        List<Path> poms = poms();
        for (Path pom : poms) {
            List<String> licences = licences(pom);
            boolean allowed = licences.stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .anyMatch(name -> ALLOWED.stream().anyMatch(name::contains));
            if (!allowed) {
                found.add(pom.getFileName() + " has " + (licences.isEmpty() ? "no licence that was found" : licences));
            }
        }
        assertThat(poms).as("the POMs beside the jars of the class path").hasSizeGreaterThan(5);
        assertThat(found).isEmpty();
    }

    private static List<Path> poms() {
        List<Path> poms = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                Path pom = Path.of(entry.substring(0, entry.length() - ".jar".length()) + ".pom");
                if (Files.exists(pom)) {
                    poms.add(pom);
                }
            }
        }
        return poms;
    }

    private static List<String> licences(Path pom) {
        Path at = pom;
        for (int i = 0; i < PARENTS_MAX && at != null && Files.exists(at); i++) {
            String text = Repository.text(at);
            Matcher licences = LICENCES.matcher(text);
            if (licences.find()) {
                return NAME.matcher(licences.group(1))
                        .results()
                        .map(match -> match.group(1).strip())
                        .toList();
            }
            at = parent(at, text);
        }
        return List.of();
    }

    /** The parent's POM in the same local repository; the folders above a POM are version, artefact, group. */
    private static @Nullable Path parent(Path pom, String text) {
        Matcher parent = PARENT.matcher(text);
        if (!parent.find()) {
            return null;
        }
        String group = element(parent.group(1), "groupId");
        String artifact = element(parent.group(1), "artifactId");
        String version = element(parent.group(1), "version");
        Path at = pom.getParent();
        while (at != null && !at.endsWith("repository")) {
            at = at.getParent();
        }
        return at == null
                ? null
                : at.resolve(group.replace('.', '/'))
                        .resolve(artifact)
                        .resolve(version)
                        .resolve(artifact + "-" + version + ".pom");
    }

    private static String element(String xml, String name) {
        Matcher matcher =
                Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">").matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }
}
