package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of {@code core/vectors}: a folder per decision, a folder per case, two files in each. */
class VectorFoldersTest {

    private static final int CASES_MIN = 250;

    @Test
    void every_case_is_an_input_beside_its_expectation() throws IOException {
        assertThat(cases()).allSatisfy(folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> folder.relativize(file).toString()).toList())
                        .as(Repository.relative(folder))
                        .containsExactlyInAnyOrder("input.json", "expected.json");
            }
        });
    }

    @Test
    void there_are_as_many_cases_as_promised() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(CASES_MIN);
    }

    @Test
    void names_say_what_a_case_shows() throws IOException {
        assertThat(cases()).allSatisfy(folder -> assertThat(folder.getFileName().toString())
                .as(Repository.relative(folder))
                .matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    private static List<Path> cases() throws IOException {
        TreeSet<Path> cases = new TreeSet<>();
        for (Path decision : folders(Repository.ROOT.resolve("core/vectors"))) {
            cases.addAll(folders(decision));
        }
        return List.copyOf(cases);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }
}
