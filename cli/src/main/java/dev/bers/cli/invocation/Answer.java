package dev.bers.cli.invocation;

import dev.bers.cli.terminal.Terminal;
import dev.bers.value.Value;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a command has to say, in the two forms of which one is printed.
 *
 * @param exitCode see {@link ExitCode}
 * @param json the document of {@code --json}
 * @param human prints the form for people
 */
public record Answer(int exitCode, Supplier<? extends Value> json, Consumer<Terminal> human) {

    /** An answer that is no reason to fail. */
    public static Answer fine(Supplier<? extends Value> json, Consumer<Terminal> human) {
        return new Answer(ExitCode.FINE, json, human);
    }
}
