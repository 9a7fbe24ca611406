package dev.bers.config;

import dev.bers.problem.Problem;
import dev.bers.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * An effective configuration and what went wrong on the way to it.
 *
 * @param configuration as far as it could be resolved; a value whose expressions failed is as written
 * @param problems of merging, interpolation and the variable layer; the schema is applied elsewhere
 */
public record Resolution(EffectiveConfiguration configuration, List<Problem> problems) {

    /** Copies the problems. */
    public Resolution {
        problems = List.copyOf(problems);
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        for (Problem problem : problems) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The problems for who looks at all environments from one process, which has the variables of one of them at most: that
     * a variable is not set is a warning there. Whoever resolves to use what is resolved takes {@link #problems}.
     */
    public List<Problem> problemsOfDocuments() {
        List<Problem> ofDocuments = new ArrayList<>();
        for (Problem problem : problems) {
            boolean isOfProcess = problem.code().text().equals(ConfigProblems.VARIABLE_NOT_SET);
            ofDocuments.add(isOfProcess ? problem.withSeverity(Severity.WARNING) : problem);
        }
        return ofDocuments;
    }

    /**
     * The leaves that another resolution doesn't share: those that are not the very same objects there. For a tenant and the
     * same environment without one these are the values that the tenant changes, found without looking at the others.
     */
    public List<Leaf> changedFrom(Resolution base) {
        return configuration.changedFrom(base.configuration);
    }
}
