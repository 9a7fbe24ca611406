package dev.bers.cli.serving;

import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.environment.Hostname;
import dev.bers.problem.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bers serve}. */
@Command(
        name = "serve",
        header = "Run the server in the foreground: releases, reads and live updates over HTTP.",
        description = "The folder is taken over as the first revision; from then on the store is the truth. With --dev"
                + " the folder is followed: an edit becomes a revision. Ctrl-C and SIGTERM end it.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers serve --dev                         this machine alone, without authentication",
            "  bers serve --dev --port 8080 --workspace examples/picasso",
            "  curl localhost:3003/api/monitoring/health"
        })
public final class ServeCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_535;

    private final Invocation invocation;
    private final Server server;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it listens; 0 for any free one (default: 3003).")
    private int port = 3003;

    @Option(names = "--host", paramLabel = "HOST", description = "The address it listens on (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(names = "--dev", description = "Serve this machine alone, without authentication, and follow the folder.")
    private boolean dev;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "postgresql://… for several instances (default: BERS_DATABASE_URL, else a file in .bers).")
    private @Nullable String database;

    /** As part of a command line. */
    public ServeCommand(Invocation invocation, Server server) {
        this.invocation = invocation;
        this.server = server;
    }

    @Override
    public Integer call() {
        Problem misused = misuse();
        if (misused != null) {
            return invocation.refuse(List.of(misused), ExitCode.USAGE);
        }
        String url = database == null ? invocation.variables().get("BERS_DATABASE_URL") : database;
        return server.run(new ServeSettings(invocation.folder(), host, port, dev, url), invocation);
    }

    private @Nullable Problem misuse() {
        if (port < 0 || port > PORT_MAX) {
            return CliProblems.usage("--port must be from 0 to " + PORT_MAX + ", got: " + port, null);
        }
        if (dev && !Hostname.isLoopback(host)) {
            return CliProblems.usage(
                    "--dev serves this machine alone, and " + host + " is an address for others",
                    "leave --host away, or leave --dev away and set up authentication");
        }
        return null;
    }
}
