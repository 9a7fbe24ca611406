package dev.bers.cli.workspace;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.config.ConfigKind;
import dev.bers.exchange.ProblemExchange;
import dev.bers.value.MappingValue;
import dev.bers.workspace.migration.FileChange;
import dev.bers.workspace.migration.Migration;
import dev.bers.workspace.migration.MigrationPlan;
import dev.bers.workspace.migration.Migrator;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bers migrate}. */
@Command(
        name = "migrate",
        header = "Bring the files to the newest version of their schemas, by the steps in config/migrations.",
        description = "Comments and order stay. All files change, or none.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers migrate --dry-run                     what would change, as a diff",
            "  bers migrate --reverse --kind environment  takes the last migration back"
        })
public final class MigrateCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--dry-run", description = "Print the diff, and write nothing.")
    private boolean dryRun;

    @Option(names = "--reverse", description = "Take the last migration of a kind back.")
    private boolean reverse;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "With --reverse: the kind of configuration (default: environment).")
    private String kind = "environment";

    /** As part of a command line. */
    public MigrateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Migrator migrator = new Migrator(invocation.folder().root());
        if (!dryRun) {
            migrator.recover();
        }
        MigrationPlan plan = reverse ? migrator.planReverse(asked()) : migrator.plan();
        if (!plan.isSound()) {
            return invocation.refuse(plan.problems(), ExitCode.FINDINGS);
        }
        if (!dryRun) {
            migrator.apply(plan);
        }
        return invocation.answer(Answer.fine(() -> json(plan), terminal -> print(plan, terminal)));
    }

    private ConfigKind asked() {
        return invocation.open().kind(kind);
    }

    private MappingValue json(MigrationPlan plan) {
        return MappingValue.builder()
                .put("applied", !dryRun)
                .put(
                        "migrations",
                        ProblemExchange.texts(
                                plan.migrations().stream().map(Migration::file).toList()))
                .put(
                        "files",
                        ProblemExchange.texts(
                                plan.changes().stream().map(FileChange::file).toList()))
                .put("diff", plan.diff())
                .put("problems", ProblemExchange.list(plan.problems()))
                .build();
    }

    private void print(MigrationPlan plan, Terminal terminal) {
        if (dryRun) {
            plan.diff().lines().forEach(line -> terminal.print(Line.of(look(line), line)));
        }
        invocation.printProblems(terminal, plan.problems());
        int files = plan.changes().size();
        if (files == 0) {
            terminal.print(
                    plan.problems().isEmpty()
                            ? Line.of(Look.GOOD, "✓ nothing to migrate")
                            : Line.of(Look.CAUTION, "no migration is left to apply"));
            return;
        }
        terminal.print(Line.of(Look.GOOD, dryRun ? "would change " : "✓ changed ")
                .text(Look.GOOD, Counted.of(files, "file"))
                .text(" by " + Counted.of(plan.migrations().size(), "migration")));
    }

    private static Look look(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Look.GOOD;
            case '-' -> Look.BAD;
            case '@' -> Look.NAME;
            default -> Look.PLAIN;
        };
    }
}
