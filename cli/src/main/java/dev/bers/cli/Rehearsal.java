package dev.bers.cli;

import dev.bers.cli.invocation.Surroundings;
import dev.bers.cli.terminal.Terminal.Screen;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands that people run most, printing nothing, so that the JVM sees which classes and methods they need
 * and puts them into the AOT cache (JEP 483, JEP 514).
 */
final class Rehearsal {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("detect"),
            List.of("detect", "--hostname", "localhost", "--json"),
            List.of("resolve", "-e", "staging"),
            List.of("resolve", "-e", "staging", "--format", "dotenv"),
            List.of("explain", "API_BASE_URL", "-e", "staging"),
            List.of("validate"),
            List.of("isolation", "check"),
            List.of("diff", "staging", "production"),
            List.of("--help"),
            List.of("--version"),
            List.of("dtect"));

    private Rehearsal() {}

    /** Takes the folder of a workspace, then the first words of the commands to run; all of them without any. */
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Screen screen = new Screen(false, true, 100);
        Surroundings surroundings = new Surroundings(
                nowhere,
                nowhere,
                screen,
                screen,
                Map.of("BERS_ENV", "staging"),
                Path.of(args[0]).toAbsolutePath(),
                System::nanoTime,
                InstantSource.system());
        List<String> wanted = List.of(args).subList(1, args.length);
        for (List<String> command : COMMANDS) {
            if (wanted.isEmpty() || wanted.contains(command.get(0))) {
                Main.run(command.toArray(new String[0]), surroundings);
            }
        }
        // The real process's streams are opened too.
        Surroundings.ofProcess().out().flush();
    }
}
