package dev.bers.cli.release;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.value.MappingValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers config promote}. */
@Command(
        name = "promote",
        header = "Let an environment run what another one runs, but for its own layers.",
        description = "What then differs is told: missing (the other has it), intended (its own layers say so),"
                + " accidental (the rest).",
        footerHeading = "%nExamples%n",
        footer = {"  bers config promote staging production --dry-run", "  bers config promote staging production"})
public final class PromoteCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "FROM", description = "The environment whose release is promoted.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The environment that is to run it.")
    private String to = "";

    @Option(names = "--dry-run", description = "Only say what would come of it.")
    private boolean isRehearsal;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final AuthorOption author = new AuthorOption();

    /** As part of a command line. */
    public PromoteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return ReleaseServer.ask(invocation, server, "Promoting", asked -> {
            MappingValue answer = asked.post(
                    "/api/v1/environments/" + ReleaseServer.escaped(to) + "/promotions",
                    MappingValue.builder()
                            .put("from", from)
                            .put("dryRun", isRehearsal)
                            .build(),
                    author.author(invocation.variables()),
                    author.message());
            return Answer.fine(() -> answer, terminal -> {
                ReleaseScreen.differences(answer, terminal);
                if (isRehearsal) {
                    terminal.print(Line.of(Look.FAINT, "nothing was promoted: this was a dry run"));
                } else {
                    ReleaseScreen.made(answer, terminal);
                }
            });
        });
    }
}
