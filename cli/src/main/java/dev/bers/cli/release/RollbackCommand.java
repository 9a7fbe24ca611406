package dev.bers.cli.release;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers config rollback}. */
@Command(
        name = "rollback",
        header = "Let an environment run an earlier release again.",
        description = "A rollback is a new release, so that it can be rolled back itself.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers config rollback production",
            "  bers config rollback production --to 12 -m \"Errors at checkout\""
        })
public final class RollbackCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(names = "--to", paramLabel = "RELEASE", description = "Its number (default: the one before).")
    private @Nullable Long release;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final AuthorOption author = new AuthorOption();

    /** As part of a command line. */
    public RollbackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return ReleaseServer.ask(invocation, server, "Rolling back", asked -> {
            String place = "/api/v1/environments/" + ReleaseServer.escaped(environment);
            long number = release == null ? before(asked.get(place + "/releases?limit=500")) : release;
            MappingValue answer = asked.post(
                    place + "/rollbacks",
                    MappingValue.builder().put("release", number).build(),
                    author.author(invocation.variables()),
                    author.message());
            return Answer.fine(() -> answer, terminal -> ReleaseScreen.made(answer, terminal));
        });
    }

    /** The newest release of another revision than the active one's: the same again would be no way back. */
    private long before(MappingValue releases) {
        String running = null;
        for (Value item : ReleaseScreen.items(releases, "releases")) {
            if (item instanceof MappingValue each) {
                if (running == null && ReleaseScreen.isTrue(each, "active")) {
                    running = ReleaseScreen.text(each, "revision");
                } else if (running != null && !running.equals(ReleaseScreen.text(each, "revision"))) {
                    return Long.parseLong(ReleaseScreen.text(each, "release"));
                }
            }
        }
        throw new ProblemException(RemoteProblems.nothingBefore(environment));
    }
}
