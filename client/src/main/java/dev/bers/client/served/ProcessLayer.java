package dev.bers.client.served;

import dev.bers.client.served.ServedConfiguration.Withheld;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Resolution;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.VariableProof;
import dev.bers.isolation.Violation;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.problem.Problems;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of this process over what a server handed out: {@code BERS_CONFIG__…}, and those that give what the
 * server withheld. They are known nowhere else, so the isolation of the environment is proved again with them. (ISO-2)
 */
public final class ProcessLayer {

    private static final String PREFIX = "BERS_CONFIG__";

    private final Map<String, String> variables;

    /** For the variables of a process. */
    public ProcessLayer(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * The configuration that this process uses.
     *
     * @throws ProblemException if a variable is of the wrong type, or leads out of the environment
     */
    public Snapshot over(ServedConfiguration served) {
        Map<String, String> relevant = relevant(served.withheld());
        ConfigDocuments documents = documents(served, relevant);
        ConfigResolver resolver = new ConfigResolver(documents, relevant);
        EnvironmentName environment = served.origin().environment();
        Problems problems = new Problems();
        Map<ConfigKind, EffectiveConfiguration> configurations = new EnumMap<>(ConfigKind.class);
        for (ConfigKind kind : documents.kinds()) {
            Resolution resolution = resolver.resolve(kind, environment, null);
            problems.addAll(resolution.problems());
            configurations.put(kind, resolution.configuration());
        }
        if (!relevant.isEmpty()) {
            prove(served.manifest(), documents, relevant, environment, problems);
        }
        problems.throwIfErrors();
        tellGaps(served.withheld(), configurations, problems);
        return new Snapshot(served.origin(), served.manifest(), configurations, problems.list());
    }

    /** Those variables of the process that can say anything here. */
    private Map<String, String> relevant(List<Withheld> withheld) {
        Map<String, String> relevant = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                relevant.put(name, value);
            }
        });
        for (Withheld one : withheld) {
            String value = one.variable() == null ? null : variables.get(one.variable());
            if (one.variable() != null && value != null) {
                relevant.put(one.variable(), value);
            }
        }
        return relevant;
    }

    private static ConfigDocuments documents(ServedConfiguration served, Map<String, String> variables) {
        EnvironmentName environment = served.origin().environment();
        String file = "release " + served.origin().release() + " of " + environment;
        Map<ConfigKind, Tree> trees = new EnumMap<>(ConfigKind.class);
        trees.put(ConfigKind.ENVIRONMENT, new Tree(MappingValue.EMPTY));
        served.values().forEach((kind, values) -> trees.put(kind, new Tree(values)));
        for (Withheld one : served.withheld()) {
            Tree tree = trees.get(one.kind());
            ConfigPath path = ConfigPath.parse(one.path()).orElse(null);
            if (tree != null && path != null) {
                tree.put(path, template(one.variable(), variables), one.isSecret());
            }
        }
        ConfigDocuments.Builder documents =
                ConfigDocuments.builder(served.manifest().environments());
        trees.forEach((kind, tree) -> documents
                .environment(kind, environment, new Document(file, tree.document()))
                .schema(kind, SchemaOutline.of(new Document(file, tree.outline()))));
        return documents.build();
    }

    private static @Nullable String template(@Nullable String variable, Map<String, String> variables) {
        return variable != null && variables.containsKey(variable) ? "${variable:" + variable + "}" : null;
    }

    private static void prove(
            Manifest manifest,
            ConfigDocuments documents,
            Map<String, String> variables,
            EnvironmentName environment,
            Problems problems) {
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        for (Violation violation : VariableProof.violations(ownership, documents, variables, environment)) {
            problems.add(violation.problem());
        }
    }

    private static void tellGaps(
            List<Withheld> withheld, Map<ConfigKind, EffectiveConfiguration> configurations, Problems problems) {
        for (Withheld one : withheld) {
            EffectiveConfiguration configuration = configurations.get(one.kind());
            if (configuration == null || configuration.get(one.path()) == null) {
                Problem gap = ServedProblems.withheld(one.path(), one.variable());
                problems.add(gap);
            }
        }
    }
}
