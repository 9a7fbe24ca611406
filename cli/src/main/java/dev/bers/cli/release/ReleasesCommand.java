package dev.bers.cli.release;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.value.MappingValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bers config releases}. */
@Command(
        name = "releases",
        header = "List the releases of an environment, the newest first: who, when, why, and which one runs.",
        footerHeading = "%nExamples%n",
        footer = "  bers config releases production")
public final class ReleasesCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Mixin
    private final ServerOption server = new ServerOption();

    /** As part of a command line. */
    public ReleasesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return ReleaseServer.ask(invocation, server, "Asking", asked -> {
            MappingValue answer = asked.get("/api/v1/environments/" + ReleaseServer.escaped(environment) + "/releases");
            return Answer.fine(() -> answer, terminal -> ReleaseScreen.list(answer, terminal));
        });
    }
}
