package dev.bers.cli.invocation;

import dev.bers.cli.terminal.Terminal;
import dev.bers.cli.terminal.Terminal.Screen;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All that a command knows of the machine: nothing in it asks the JVM itself, so that a test can run any command in
 * its own process.
 *
 * @param out standard output, taking UTF-8
 * @param err standard error, taking UTF-8
 * @param outScreen what standard output leads to
 * @param errScreen what standard error leads to
 * @param variables the process's environment variables
 * @param directory the folder that relative paths start from, absolute
 * @param nanoClock counts nanoseconds from any beginning, for durations
 * @param clock the time of day, for what ends at a date
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        Screen outScreen,
        Screen errScreen,
        Map<String, String> variables,
        Path directory,
        LongSupplier nanoClock,
        InstantSource clock) {

    /**
     * Those of this process. Which streams are terminals, and how wide, is what the script {@code bers} found out: only
     * a shell knows it cheaply.
     */
    public static Surroundings ofProcess() {
        List<String> terminals =
                List.of(System.getProperty("bers.terminals", "").split(","));
        int columns = Integer.getInteger("bers.columns", 0);
        Map<String, String> variables = System.getenv();
        return new Surroundings(
                ProcessStream.of(FileDescriptor.out),
                ProcessStream.of(FileDescriptor.err),
                screen(terminals.contains("out"), columns, variables),
                screen(terminals.contains("err"), columns, variables),
                variables,
                Path.of("").toAbsolutePath(),
                System::nanoTime,
                InstantSource.system());
    }

    private static Screen screen(boolean isTerminal, int columns, Map<String, String> variables) {
        if (!isTerminal) {
            return Screen.NONE;
        }
        boolean dumb = "dumb".equals(variables.get("TERM"));
        boolean refused = !variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(!dumb, !dumb && !refused, columns > 0 ? columns : Terminal.COLUMNS_DEFAULT);
    }

    /** The terminal, with colours as the command line wants them. */
    public Terminal terminal(ColourChoice colours) {
        return new Terminal(out, err, colours.applyTo(outScreen), colours.applyTo(errScreen));
    }

    /** A path of the command line, absolute. */
    public Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }
}
