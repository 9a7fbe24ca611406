package dev.bers.server.release;

import dev.bers.isolation.IsolationReport;
import dev.bers.isolation.Violation;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.problem.Problems;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.Scope;
import dev.bers.workspace.folder.ValidationReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What nothing is released without: it is valid, and proved to be isolated. */
final class Gate {

    private final Map<String, String> variables;

    /**
     * @param variables of the server's process, as the highest layer
     */
    Gate(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * Lets a workspace pass.
     *
     * @param scope the part that is not known to be right
     * @param today for acceptances that end
     * @return what is only a warning
     * @throws ProblemException with all problems, if any is an error
     */
    List<Problem> check(LoadedWorkspace workspace, Scope scope, LocalDate today) {
        ValidationReport report = workspace.validate(variables, today, scope);
        Problems problems = new Problems();
        problems.addAll(report.problems());
        if (report.valid()) {
            IsolationReport proof = workspace.prove(variables, today, scope).report();
            problems.addAll(proof.violations().stream().map(Violation::problem).toList());
            problems.addAll(proof.problems());
        }
        problems.throwIfErrors();
        return problems.list();
    }
}
