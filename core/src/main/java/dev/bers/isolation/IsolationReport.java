package dev.bers.isolation;

import dev.bers.problem.Problem;
import java.util.List;

/**
 * What was proved, and what could not be.
 *
 * @param environments how many were looked at
 * @param tenants how many were looked at, in each environment, beside a request without one
 * @param values how many values were looked at; one that a tenant shares with its environment counts once
 * @param endpoints how many were found in them
 * @param violations at most {@value IsolationProof#VIOLATIONS_MAX}, one per place, in the order found
 * @param droppedViolations how many more there were
 * @param problems of resolving; where one is an error nothing is proved of the value concerned
 */
public record IsolationReport(
        int environments,
        int tenants,
        long values,
        long endpoints,
        List<Violation> violations,
        int droppedViolations,
        List<Problem> problems) {

    /** Copies the lists. */
    public IsolationReport {
        violations = List.copyOf(violations);
        problems = List.copyOf(problems);
    }

    /** Whether no environment and tenant can get an endpoint that is not theirs. */
    public boolean isProved() {
        for (Violation violation : violations) {
            if (violation.isError()) {
                return false;
            }
        }
        for (Problem problem : problems) {
            if (problem.isError()) {
                return false;
            }
        }
        return droppedViolations == 0;
    }
}
