package dev.bers.cli;

import dev.bers.cli.invocation.Surroundings;
import dev.bers.cli.serving.Server;

/** The entry of the command {@code bers}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        int exitCode = run(args, Surroundings.ofProcess());
        // No thread of ours is worth waiting for, and there are no shutdown hooks to run.
        Runtime.getRuntime().halt(exitCode);
    }

    /** Runs one command in the surroundings given, and gives its exit code. */
    public static int run(String[] args, Surroundings surroundings) {
        return run(args, surroundings, Server.NONE);
    }

    /** The same in a process that has a server for {@code bers serve}. */
    public static int run(String[] args, Surroundings surroundings, Server server) {
        return new CommandRun(args, surroundings, server).run();
    }
}
