package dev.bers.workspace.folder;

import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.IsolationReport;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.OwnershipCompilation;
import dev.bers.isolation.Violation;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.problem.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was proved of a workspace.
 *
 * @param report without the violations that are accepted on purpose
 * @param accepted how many those are
 */
public record WorkspaceProof(IsolationReport report, int accepted) {

    /** How the codes of a proof begin; those of a scan are others. */
    private static final String CODES = "BERS-ISO-00";

    static WorkspaceProof of(LoadedWorkspace workspace, Map<String, String> variables, LocalDate today, Scope scope) {
        IsolationProof proof = new IsolationProof(workspace.ownership(), workspace.resolver(variables));
        IsolationReport whole = scope.hasAllTenants()
                ? proof.prove(scope.environmentsOf(workspace.documents()))
                : proof.prove(scope.environmentsOf(workspace.documents()), scope.tenantsOf(workspace.documents()));
        Acceptance acceptance = workspace.accepted().on(today);
        List<Violation> kept = new ArrayList<>();
        for (Violation violation : whole.violations()) {
            if (!acceptance.accepts(violation.problem())) {
                kept.add(violation);
            }
        }
        List<Problem> problems = new ArrayList<>(whole.problems());
        // A part of the configurations does not show which entries nothing is accepted by any more.
        if (scope.equals(Scope.ALL)) {
            problems.addAll(acceptance.leftovers(code -> code.startsWith(CODES)));
        }
        IsolationReport report = new IsolationReport(
                whole.environments(),
                whole.tenants(),
                whole.values(),
                whole.endpoints(),
                kept,
                whole.droppedViolations(),
                problems);
        return new WorkspaceProof(report, whole.violations().size() - kept.size());
    }

    /**
     * Who owns which endpoint.
     *
     * @throws ProblemException if a declaration is wrong
     */
    static Ownership ownership(Manifest manifest) {
        OwnershipCompilation compilation = Ownership.compile(manifest.isolation(), manifest.environments());
        Problems problems = new Problems();
        problems.addAll(compilation.problems());
        problems.throwIfErrors();
        return compilation.ownership();
    }
}
