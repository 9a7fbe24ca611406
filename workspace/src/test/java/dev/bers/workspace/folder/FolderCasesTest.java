package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bers.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/cases/folder}: what the validation says of its {@code workspace} on 1 June 2026 is
 * {@code problems.txt}, to the letter, whether it is read from the disk or from
 * memory. {@code BERS_REWRITE_CASES=1} writes the expectations anew, and the run fails all
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
        LoadedWorkspace loaded =
                WorkspaceFolder.open(folder.resolve("workspace")).load();
        String said = said(loaded);
        Path expected = folder.resolve("problems.txt");
        if (REWRITE && !(Files.exists(expected) && Files.readString(expected).equals(said))) {
            Files.writeString(expected, said);
            fail("rewrote " + expected + "; read it before you commit it");
        }
        assertThat(said).isEqualTo(Files.readString(expected));
        assertThat(said(LoadedWorkspace.of(bytes(folder.resolve("workspace"))))).isEqualTo(said);
    }

    private static Map<String, byte[]> bytes(Path root) throws IOException {
        Map<String, byte[]> bytes = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private static String said(LoadedWorkspace loaded) {
        ValidationReport report = loaded.validate(Map.of(), TODAY);
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
        return said.toString();
    }

    private static String text(Problem problem) {
        return problem + "\n  affects: " + problem.environments() + " " + problem.tenants() + "\n  found: "
                + problem.found() + "\n  expected: " + problem.expected() + "\n  suggestion: " + problem.suggestion()
                + "\n";
    }
}
