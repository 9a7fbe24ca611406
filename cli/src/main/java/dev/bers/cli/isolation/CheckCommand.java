package dev.bers.cli.isolation;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Progress;
import dev.bers.cli.terminal.Terminal;
import dev.bers.exchange.IsolationExchange;
import dev.bers.isolation.IsolationReport;
import dev.bers.isolation.Violation;
import dev.bers.workspace.folder.WorkspaceProof;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bers isolation check}. */
@Command(
        name = "check",
        header = "Prove that no environment and tenant can get another's endpoint.",
        description = "Every effective value of every environment and tenant is looked at. What config/accepted.yaml"
                + " accepts is left out until its end.",
        footerHeading = "%nExamples%n",
        footer = {"  bers isolation check", "  bers isolation check --json --workspace examples/picasso"})
public final class CheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    /** As part of a command line. */
    public CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        OpenWorkspace workspace = invocation.open().readable();
        WorkspaceProof proof = Progress.during(invocation.terminal(), "Proving isolation", workspace::prove);
        IsolationReport report = proof.report();
        int accepted = proof.accepted();
        return invocation.answer(new Answer(
                report.isProved() ? ExitCode.FINE : ExitCode.FINDINGS,
                () -> IsolationExchange.report(report),
                terminal -> print(report, accepted, terminal)));
    }

    private void print(IsolationReport report, int accepted, Terminal terminal) {
        invocation.printProblems(terminal, report.problems());
        invocation.printProblems(
                terminal, report.violations().stream().map(Violation::problem).toList());
        long errors = report.violations().stream().filter(Violation::isError).count() + report.droppedViolations();
        Line summary =
                switch (verdict(report, errors)) {
                    case PROVED -> Line.of(Look.GOOD, "✓ isolated: no environment can reach what is another's");
                    case VIOLATED -> Line.of(Look.ALARM, "✗ " + Counted.of(errors, "violation"));
                    case UNPROVED -> Line.of(Look.ALARM, "✗ not proved, since the workspace has errors");
                };
        if (accepted > 0) {
            summary.text(Look.CAUTION, ", " + accepted + " accepted");
        }
        terminal.print(summary);
        String tenants = report.tenants() == 0 ? "" : " × " + Counted.of(report.tenants(), "tenant");
        terminal.print(Line.of(
                Look.FAINT,
                "  " + Counted.of(report.environments(), "environment") + tenants
                        + ", " + Counted.of(report.values(), "value") + ", "
                        + Counted.of(report.endpoints(), "endpoint")));
    }

    private enum Verdict {
        PROVED,
        VIOLATED,
        UNPROVED
    }

    private static Verdict verdict(IsolationReport report, long errors) {
        if (report.isProved()) {
            return Verdict.PROVED;
        }
        return errors > 0 ? Verdict.VIOLATED : Verdict.UNPROVED;
    }
}
