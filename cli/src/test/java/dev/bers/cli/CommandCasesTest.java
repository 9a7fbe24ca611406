package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code src/test/cases} is a case: {@code command} has one argument a line (lines {@code NAME=value} at
 * its beginning are variables), {@code stdout}, {@code stderr} and {@code exit} are what it answers in the workspace
 * {@code src/test/workspaces/shop}, or in that which {@code workspace} names.
 *
 * <p>{@code BERS_REWRITE_CASES=1} writes what is answered now, and fails all the same.
 */
class CommandCasesTest {

    private static final boolean REWRITE = "1".equals(System.getenv("BERS_REWRITE_CASES"));
    private static final Path CASES = Path.of("src/test/cases");
    private static final Path WORKSPACES = Path.of("src/test/workspaces");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(CASES)) {
            folders = all.sorted().toList();
        }
        assertThat(folders).isNotEmpty();
        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> run(folder)));
    }

    private static void run(Path folder) throws IOException {
        List<String> args = new ArrayList<>();
        Map<String, String> variables = new java.util.HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("command"))) {
            int equals = line.indexOf('=');
            if (args.isEmpty() && equals > 0 && !line.startsWith("-")) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                args.add(line);
            }
        }
        Path named = folder.resolve("workspace");
        String workspace = Files.exists(named) ? Files.readString(named).strip() : "shop";
        Ran ran = Ran.in(WORKSPACES.resolve(workspace).toAbsolutePath(), variables, args.toArray(new String[0]));
        check(folder.resolve("stdout"), ran.out());
        check(folder.resolve("stderr"), ran.err());
        check(folder.resolve("exit"), ran.exitCode() + "\n");
        assertThat(ran.err()).doesNotContain("\tat ", "Exception in");
        assertThat(REWRITE)
                .as("expectations were rewritten: read them, then run again")
                .isFalse();
    }

    private static void check(Path file, String actual) throws IOException {
        if (REWRITE) {
            Files.writeString(file, actual);
            return;
        }
        String expected = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        assertThat(actual).as(file.toString()).isEqualTo(expected);
    }
}
