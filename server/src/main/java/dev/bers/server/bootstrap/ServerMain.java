package dev.bers.server.bootstrap;

import dev.bers.cli.Main;
import dev.bers.cli.invocation.Surroundings;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process of the server: the command line {@code bers}, with a server behind {@code bers serve}. */
@QuarkusMain
public final class ServerMain {

    private ServerMain() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        int exitCode = Main.run(args, Surroundings.ofProcess(), new QuarkusServer());
        Runtime.getRuntime().halt(exitCode);
    }
}
