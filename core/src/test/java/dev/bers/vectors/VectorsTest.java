package dev.bers.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bers.exchange.Exchange;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of {@code core/vectors/<decision>/<case>/}: the decision's answer to {@code input.json} is
 * {@code expected.json}, to the letter of its indented form.
 *
 * <p>With {@code BERS_REWRITE_VECTORS=1} in the process the expectations are written anew, and the run fails all the
 * same, so that a rewrite is always read before it is committed.
 */
class VectorsTest {

    private static final Path FOLDER = Path.of("vectors");
    private static final boolean REWRITE = "1".equals(System.getenv("BERS_REWRITE_VECTORS"));
    private static final int CASES_MIN = 600;

    @TestFactory
    Stream<DynamicTest> answers_as_expected() throws IOException {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(
                        FOLDER.relativize(folder).toString(),
                        folder.resolve("input.json").toUri(),
                        () -> check(folder)));
    }

    @Test
    void there_are_as_many_cases_as_promised() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(CASES_MIN);
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 3)) {
            return files.filter(file -> file.endsWith("input.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path folder) throws IOException {
        String decision = folder.getParent().getFileName().toString();
        MappingValue request = (MappingValue) JsonTestReader.read(Files.readString(folder.resolve("input.json")));
        String answer = Json.pretty(Exchange.answer(decision, request)) + "\n";
        Path expected = folder.resolve("expected.json");
        if (REWRITE) {
            if (!Files.exists(expected) || !Files.readString(expected).equals(answer)) {
                Files.writeString(expected, answer);
                fail("rewrote " + expected + "; read it before you commit it");
            }
            return;
        }
        assertThat(expected).exists();
        assertThat(answer).isEqualTo(Files.readString(expected));
    }
}
