package dev.bers.cli.config;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Progress;
import dev.bers.cli.terminal.Terminal;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.value.MappingValue;
import dev.bers.workspace.folder.ValidationReport;
import dev.bers.workspace.migration.Migrator;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bers validate}. */
@Command(
        name = "validate",
        header = "Check the whole workspace: all environments, tenants and kinds, every problem in one run.",
        footerHeading = "%nExamples%n",
        footer = {"  bers validate", "  bers validate --json --workspace examples/picasso"})
public final class ValidateCommand implements Callable<Integer> {

    private final Invocation invocation;

    /** As part of a command line. */
    public ValidateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ValidationReport report = Progress.during(
                invocation.terminal(), "Validating", () -> invocation.open().validate());
        int exitCode = answer(invocation, report);
        if (!report.valid()) {
            tellOfMigrations();
        }
        return exitCode;
    }

    /** Errors of files that are older than their schema are mended by what takes them along. */
    private void tellOfMigrations() {
        int pending;
        try {
            pending = new Migrator(invocation.folder().root()).pending();
        } catch (IOException unreadable) {
            return;
        }
        if (pending > 0) {
            invocation
                    .terminal()
                    .say(Line.of(Look.GOOD, "→ ")
                            .text(Counted.of(pending, "migration") + " not applied yet: the files may be older than"
                                    + " their schema, so run ")
                            .text(Look.STRONG, "bers migrate")
                            .text(" before you mend them by hand"));
        }
    }

    /** Prints a report, whoever asked for it, and gives the exit code. */
    static int answer(Invocation invocation, ValidationReport report) {
        return invocation.answer(new Answer(
                report.valid() ? ExitCode.FINE : ExitCode.FINDINGS,
                () -> json(report),
                terminal -> print(invocation, report, terminal)));
    }

    private static MappingValue json(ValidationReport report) {
        return MappingValue.builder()
                .put("valid", report.valid())
                .put(
                        "checked",
                        MappingValue.builder()
                                .put("documents", report.documents())
                                .put("environments", report.environments())
                                .put("tenants", report.tenants())
                                .build())
                .put("problems", ProblemExchange.list(report.problems()))
                .put("dropped", report.dropped())
                .put("accepted", ProblemExchange.list(report.accepted()))
                .build();
    }

    private static void print(Invocation invocation, ValidationReport report, Terminal terminal) {
        invocation.printProblems(terminal, report.problems());
        long errors = report.problems().stream().filter(Problem::isError).count();
        long warnings = report.problems().size() - errors;
        Line summary =
                errors == 0 ? Line.of(Look.GOOD, "✓ valid") : Line.of(Look.ALARM, "✗ " + Counted.of(errors, "error"));
        if (warnings > 0) {
            summary.text(Look.CAUTION, ", " + Counted.of(warnings, "warning"));
        }
        if (report.dropped() > 0) {
            summary.text(", " + report.dropped() + " more not kept");
        }
        if (!report.accepted().isEmpty()) {
            summary.text(", " + report.accepted().size() + " accepted");
        }
        terminal.print(summary.text(
                Look.FAINT,
                " in " + Counted.of(report.documents(), "document") + ", "
                        + Counted.of(report.environments(), "environment") + ", "
                        + Counted.of(report.tenants(), "tenant")));
        if (errors == 0) {
            terminal.print(
                    Line.of(Look.FAINT, "  Whose endpoints they name is another question: bers isolation check"));
        }
    }
}
