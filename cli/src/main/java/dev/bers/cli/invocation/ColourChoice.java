package dev.bers.cli.invocation;

import dev.bers.cli.terminal.Terminal.Screen;

/** {@code --color}; spelled as on the command line. */
public enum ColourChoice {
    /** On a terminal, unless {@code NO_COLOR} is set or {@code TERM} is {@code dumb}. */
    auto,
    always,
    never;

    Screen applyTo(Screen screen) {
        return switch (this) {
            case auto -> screen;
            case always -> new Screen(screen.isTerminal(), true, screen.columns());
            case never -> new Screen(screen.isTerminal(), false, screen.columns());
        };
    }

    /** The choice among arguments that are not parsed yet: also a wrong command line is answered as it wishes. */
    public static ColourChoice among(String[] args) {
        ColourChoice choice = auto;
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            String value = args[i].startsWith("--color=")
                    ? args[i].substring("--color=".length())
                    : args[i].equals("--color") && i + 1 < args.length ? args[i + 1] : "";
            for (ColourChoice candidate : values()) {
                choice = candidate.name().equals(value) ? candidate : choice;
            }
        }
        return choice;
    }
}
