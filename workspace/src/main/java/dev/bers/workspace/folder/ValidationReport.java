package dev.bers.workspace.folder;

import dev.bers.problem.Problem;
import java.util.List;

/**
 * What is wrong with a workspace.
 *
 * @param documents how many were read, schemas and the manifest included
 * @param environments how many there are
 * @param tenants how many there are
 * @param problems each place once, with the environments and tenants that it affects; in the order of files and lines
 * @param dropped how many more there were than are told
 * @param accepted those that {@code accepted.yaml} accepts
 */
public record ValidationReport(
        int documents, int environments, int tenants, List<Problem> problems, int dropped, List<Problem> accepted) {

    /** Copies the lists. */
    public ValidationReport {
        problems = List.copyOf(problems);
        accepted = List.copyOf(accepted);
    }

    /** Whether nothing is an error. */
    public boolean valid() {
        return problems.stream().noneMatch(Problem::isError);
    }
}
