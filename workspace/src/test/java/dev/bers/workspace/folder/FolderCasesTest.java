package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bers.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/cases/folder}: what the validation says of its {@code workspace} on 1 June 2026 is
 * {@code problems.txt}, to the letter. {@code BERS_REWRITE_CASES=1} writes the expectations anew, and the run fails all
 * the same.
 */
class FolderCasesTest {

    private static final Path FOLDER = Path.of("src/test/cases/folder");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
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

    @Test
    void the_reference_workspace_is_valid() {
        ValidationReport report =
                WorkspaceFolder.open(Path.of("../examples/picasso")).load().validate(Map.of(), TODAY);
        assertThat(report.problems()).isEmpty();
        assertThat(report.tenants()).isEqualTo(2);
    }

    private static void check(Path folder) throws IOException {
        ValidationReport report =
                WorkspaceFolder.open(folder.resolve("workspace")).load().validate(Map.of(), TODAY);
        StringBuilder said = new StringBuilder()
                .append(report.valid() ? "valid" : "invalid")
                .append(": ")
                .append(report.documents())
                .append(" documents, ")
                .append(report.environments())
                .append(" environments, ")
                .append(report.tenants())
                .append(" tenants\n");
        report.problems().forEach(problem -> said.append(text(problem)));
        report.accepted().forEach(problem -> said.append("accepted: ").append(text(problem)));
        Path expected = folder.resolve("problems.txt");
        if (REWRITE && !(Files.exists(expected) && Files.readString(expected).equals(said.toString()))) {
            Files.writeString(expected, said);
            fail("rewrote " + expected + "; read it before you commit it");
        }
        assertThat(said.toString()).isEqualTo(Files.readString(expected));
    }

    private static String text(Problem problem) {
        return problem + "\n  affects: " + problem.environments() + " " + problem.tenants() + "\n  found: "
                + problem.found() + "\n  expected: " + problem.expected() + "\n  suggestion: " + problem.suggestion()
                + "\n";
    }
}
