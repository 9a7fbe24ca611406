package dev.bers.isolation;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.environment.EnvironmentName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the variables of a process break.
 *
 * <p>They are known only where a configuration is used, so the proof of a workspace on another machine says nothing of
 * them: whoever resolves for use asks here first.
 */
public final class VariableProof {

    private VariableProof() {}

    /** The violations that an environment has, for any tenant or none, with the variables and not without them. */
    public static List<Violation> violations(
            Ownership ownership,
            ConfigDocuments documents,
            Map<String, String> variables,
            EnvironmentName environment) {
        Set<List<String>> ofDocuments = new HashSet<>();
        for (Violation violation : prove(ownership, documents, Map.of(), environment)) {
            ofDocuments.add(identity(violation));
        }
        List<Violation> ofVariables = new ArrayList<>();
        for (Violation violation : prove(ownership, documents, variables, environment)) {
            if (violation.isError() && !ofDocuments.contains(identity(violation))) {
                ofVariables.add(violation);
            }
        }
        return ofVariables;
    }

    /**
     * What makes a configuration unfit for use: another environment's endpoints in it, one that cannot be proved, and
     * whatever the variables of the process break in its environment. What merely nobody owns in the documents is left to
     * the proof of the workspace.
     *
     * @param configuration resolved with the variables
     */
    public static List<Violation> violationsInUse(
            Ownership ownership,
            ConfigDocuments documents,
            Map<String, String> variables,
            EffectiveConfiguration configuration) {
        Map<List<String>, Violation> byValue = new LinkedHashMap<>();
        for (Violation own : IsolationProof.violations(ownership, configuration)) {
            if (own.reason() != Violation.Reason.UNKNOWN) {
                byValue.put(identity(own), own);
            }
        }
        for (Violation ofVariables : violations(ownership, documents, variables, configuration.environment())) {
            byValue.putIfAbsent(identity(ofVariables), ofVariables);
        }
        return new ArrayList<>(byValue.values());
    }

    private static List<Violation> prove(
            Ownership ownership,
            ConfigDocuments documents,
            Map<String, String> variables,
            EnvironmentName environment) {
        return new IsolationProof(ownership, new ConfigResolver(documents, variables))
                .prove(List.of(environment))
                .violations();
    }

    private static List<String> identity(Violation violation) {
        return List.of(violation.kind().text(), violation.path(), violation.endpoint());
    }
}
