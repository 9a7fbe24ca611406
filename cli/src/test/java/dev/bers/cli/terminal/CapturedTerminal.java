package dev.bers.cli.terminal;

import dev.bers.cli.terminal.Terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that remembers what it shows. */
final class CapturedTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Terminal terminal;

    CapturedTerminal(Screen screen) {
        terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                screen,
                screen);
    }

    String out() {
        terminal.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        terminal.flush();
        return err.toString(StandardCharsets.UTF_8);
    }
}
