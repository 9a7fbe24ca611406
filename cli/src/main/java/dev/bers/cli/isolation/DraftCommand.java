package dev.bers.cli.isolation;

import dev.bers.cli.export.ExportFormat;
import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.IsolationExchange;
import dev.bers.isolation.IsolationDraft;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code bers isolation draft}. */
@Command(
        name = "draft",
        header = "Propose an isolation block from what the environments name today.",
        description =
                "What two environments name goes to the higher tier, and is listed as contested on standard error.",
        footerHeading = "%nExamples%n",
        footer = "  bers isolation draft > draft.yaml    to take the place of isolation: in bers.yaml")
public final class DraftCommand implements Callable<Integer> {

    private final Invocation invocation;

    /** As part of a command line. */
    public DraftCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        IsolationDraft draft = IsolationDraft.of(invocation.open().readable().resolver());
        return invocation.answer(Answer.fine(() -> IsolationExchange.draft(draft), terminal -> print(draft, terminal)));
    }

    private void print(IsolationDraft draft, Terminal terminal) {
        Value block = Objects.requireNonNull(IsolationExchange.draft(draft).get("isolation"));
        MappingValue document = MappingValue.builder().put("isolation", block).build();
        terminal.printVerbatim(ExportFormat.yaml.write(document, List.of(), List.of()));
        for (IsolationDraft.Contested contested : draft.contested()) {
            terminal.say(Line.of(Look.CAUTION, "contested: ")
                    .text(contested.pattern())
                    .text(" goes to ")
                    .text(Look.NAME, names(contested.owners()))
                    .text(", but is named by ")
                    .text(Look.NAME, names(contested.others()))
                    .text(", too"));
        }
        invocation.printProblems(terminal.onErr(), draft.problems());
    }

    private static String names(List<EnvironmentName> names) {
        return names.stream().map(EnvironmentName::text).collect(Collectors.joining(", "));
    }
}
