package dev.bers.cli;

import dev.bers.cli.invocation.Surroundings;
import dev.bers.cli.terminal.Terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * A command that was run in this process.
 *
 * @param exitCode as the process would end
 * @param out standard output
 * @param err standard error
 */
record Ran(int exitCode, String out, String err) {

    static Ran in(Path directory, Map<String, String> variables, String... args) {
        return on(Screen.NONE, directory, variables, args);
    }

    static Ran on(Screen screen, Path directory, Map<String, String> variables, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                screen,
                screen,
                variables,
                directory,
                () -> 0L,
                InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
        int exitCode = Main.run(args, surroundings);
        return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
