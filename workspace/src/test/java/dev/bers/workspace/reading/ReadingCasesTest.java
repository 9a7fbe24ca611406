package dev.bers.workspace.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bers.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/cases/reading}: what is said of its input file is {@code problems.txt}, to the
 * letter. {@code BERS_REWRITE_CASES=1} writes the expectations anew, and the run fails all the same.
 */
class ReadingCasesTest {

    private static final Path FOLDER = Path.of("src/test/cases/reading");
    private static final boolean REWRITE = "1".equals(System.getenv("BERS_REWRITE_CASES"));

    @TestFactory
    Stream<DynamicTest> says_what_is_wrong() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(FOLDER)) {
            folders = all.sorted().toList();
        }
        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException {
        Path input;
        try (Stream<Path> files = Files.list(folder)) {
            input = files.filter(file -> file.getFileName().toString().startsWith("input."))
                    .findFirst()
                    .orElseThrow();
        }
        Reading reading = DocumentReader.read(input.getFileName().toString(), Files.readAllBytes(input));
        String said = reading.problems().stream().map(ReadingCasesTest::text).collect(Collectors.joining("\n"));
        Path expected = folder.resolve("problems.txt");
        if (REWRITE && !(Files.exists(expected) && Files.readString(expected).equals(said))) {
            Files.writeString(expected, said);
            fail("rewrote " + expected + "; read it before you commit it");
        }
        assertThat(said).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    private static String text(Problem problem) {
        return problem + "\n  found: " + problem.found() + "\n  expected: " + problem.expected() + "\n  suggestion: "
                + problem.suggestion() + "\n";
    }
}
