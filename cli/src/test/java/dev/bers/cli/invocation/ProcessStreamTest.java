package dev.bers.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bers.cli.Main;
import dev.bers.cli.terminal.Terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessStreamTest {

    private static final Path FULL = Path.of("/dev/full");

    @Test
    void an_answer_that_does_not_arrive_is_a_fault_of_the_surroundings() throws IOException {
        assumeThat(FULL).exists();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (FileOutputStream full = new FileOutputStream(FULL.toFile())) {
            Surroundings surroundings = new Surroundings(
                    ProcessStream.of(full.getFD()),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    Screen.NONE,
                    Screen.NONE,
                    Map.of(),
                    Path.of("src/test/workspaces/shop").toAbsolutePath(),
                    System::nanoTime,
                    InstantSource.system());

            int exitCode = Main.run(new String[] {"resolve", "-e", "staging", "--json"}, surroundings);

            assertThat(exitCode).isEqualTo(ExitCode.SURROUNDINGS);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("error[BERS-CLI-013]", "No space left");
        }
    }

    @Test
    void what_arrives_is_no_loss(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out");
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            ProcessStream stream = ProcessStream.of(out.getFD());
            stream.print("grün");

            assertThat(stream.loss()).isEmpty();
        }
        assertThat(Files.readString(file)).isEqualTo("grün");
    }
}
