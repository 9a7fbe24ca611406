package dev.bers.isolation;

import dev.bers.config.ConfigResolver;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@code isolation:} block proposed from what the environments name today. (ISO-1)
 *
 * @param owners for each environment that gets any, the patterns, sorted; nothing that host names own already
 * @param contested what more than one environment names that may not share it, sorted
 * @param problems of resolving
 */
public record IsolationDraft(
        Map<EnvironmentName, List<String>> owners, List<Contested> contested, List<Problem> problems) {

    /**
     * An endpoint that several environments name.
     *
     * @param pattern as proposed
     * @param owners who gets it: those of the highest tier; of loopback, those of the lowest
     * @param others who names it as well, and will be found to
     */
    public record Contested(String pattern, List<EnvironmentName> owners, List<EnvironmentName> others) {

        /** Copies the lists. */
        public Contested {
            owners = List.copyOf(owners);
            others = List.copyOf(others);
        }
    }

    /** Copies the lists; the order of the owners is kept. */
    public IsolationDraft {
        Map<EnvironmentName, List<String>> copy = new LinkedHashMap<>();
        owners.forEach((owner, patterns) -> copy.put(owner, List.copyOf(patterns)));
        owners = java.util.Collections.unmodifiableMap(copy);
        contested = List.copyOf(contested);
        problems = List.copyOf(problems);
    }

    /** The draft for all environments and tenants that a resolver knows; their host names own already what they match. */
    public static IsolationDraft of(ConfigResolver resolver) {
        return new IsolationDrafter(resolver).draft();
    }

    /** The proposal as if it had been declared, so that it can be proved against at once. */
    public IsolationDeclaration declaration() {
        Map<EnvironmentName, List<Declared>> declared = new LinkedHashMap<>();
        owners.forEach((owner, patterns) -> {
            List<Declared> all = new ArrayList<>();
            for (String pattern : patterns) {
                all.add(new Declared(pattern, Location.NONE));
            }
            declared.put(owner, all);
        });
        return new IsolationDeclaration(UnknownPolicy.FAIL, declared, List.of());
    }

    /** What the proposal would mean among these environments. */
    public Ownership ownership(Environments environments) {
        return Ownership.compile(declaration(), environments).ownership();
    }
}
