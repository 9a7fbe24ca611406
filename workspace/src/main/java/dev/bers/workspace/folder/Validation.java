package dev.bers.workspace.folder;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Layer;
import dev.bers.config.LayerKind;
import dev.bers.config.Leaf;
import dev.bers.config.Resolution;
import dev.bers.config.Sanitiser;
import dev.bers.config.ValidationMode;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.schema.SchemaValidator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run over all environments × tenants × kinds of a workspace. */
final class Validation {

    private static final Set<String> AREAS = Set.of("CFG", "DOC", "MAN", "WSP");
    private static final String MISSING = "BERS-CFG-013";
    private static final String TYPE = "BERS-CFG-010";
    private static final String UNKNOWN_KEY = "BERS-CFG-014";
    private static final String UNKNOWN_REFERENCE = "BERS-CFG-042";
    private static final String PUBLIC_FROM_PRIVATE = "BERS-CFG-051";
    private static final String REFERENCE = "${";

    private final LoadedWorkspace workspace;
    private final ConfigResolver resolver;
    private final Map<ConfigKind, SchemaValidator> validators = new EnumMap<>(ConfigKind.class);
    private final AffectedProblems problems = new AffectedProblems();
    private Scope scope = Scope.ALL;

    Validation(LoadedWorkspace workspace, Map<String, String> variables) {
        this.workspace = workspace;
        this.resolver = workspace.resolver(variables);
        workspace
                .schemas()
                .forEach((kind, schema) -> validators.put(kind, new SchemaValidator(schema, workspace.files())));
    }

    ValidationReport report(LocalDate today) {
        return report(Scope.ALL, today);
    }

    /** What is wrong with the files, and with the configurations in a scope. */
    ValidationReport report(Scope wanted, LocalDate today) {
        scope = wanted;
        workspace.problems().forEach(problems::add);
        workspace.manifest().ifPresent(this::configurations);
        List<Problem> remaining = new ArrayList<>();
        List<Problem> accepted = new ArrayList<>();
        Acceptance acceptance = workspace.accepted().on(today);
        for (Problem problem : problems.list()) {
            (acceptance.accepts(problem) ? accepted : remaining).add(problem);
        }
        // A part of the configurations does not show which entries nothing is accepted by any more.
        if (scope.equals(Scope.ALL)) {
            remaining.addAll(acceptance.leftovers(code -> AREAS.contains(code.substring(5, 8))));
        }
        return new ValidationReport(
                workspace.files().size(),
                workspace.documents().environments().all().size(),
                workspace.documents().tenants().size(),
                remaining,
                problems.dropped(),
                accepted);
    }

    private void configurations(Manifest manifest) {
        for (ConfigKind kind : workspace.documents().kinds()) {
            for (Environment environment : manifest.environments().all()) {
                if (!scope.has(environment.name())) {
                    continue;
                }
                ValidationMode mode = manifest.validation().mode(kind, environment.tier());
                String ownFile = ownFile(kind, environment.name());
                if (scope.hasAllTenants()) {
                    configuration(kind, environment.name(), null, mode, ownFile);
                }
                if (kind == ConfigKind.ENVIRONMENT) {
                    for (TenantHash tenant : scope.tenantsOf(workspace.documents())) {
                        configuration(kind, environment.name(), tenant, mode, ownFile);
                    }
                }
            }
        }
    }

    private String ownFile(ConfigKind kind, EnvironmentName environment) {
        for (Layer layer : workspace.documents().layers(kind, environment, null)) {
            if (layer.kind() == LayerKind.ENVIRONMENT) {
                return layer.document().file();
            }
        }
        return "config/" + kind.folder() + "/" + environment + ".yaml";
    }

    private void configuration(
            ConfigKind kind,
            EnvironmentName environment,
            @Nullable TenantHash tenant,
            ValidationMode mode,
            String ownFile) {
        String tenantText = tenant == null ? null : tenant.text();
        try {
            Resolution resolution = resolver.resolve(kind, environment, tenant);
            for (Problem problem : resolution.problemsOfDocuments()) {
                if (!isConsequence(problem, environment, tenant)) {
                    problems.add(problem, environment.text(), tenantText);
                }
            }
            // Whoever asks for some tenants only knows that all is right without them.
            Known known = tenant == null || scope.hasAllTenants()
                    ? null
                    : Known.of(resolver.resolve(kind, environment, null), resolution);
            ofValues(resolution.configuration(), known, mode, ownFile)
                    .forEach(problem -> problems.add(problem, environment.text(), tenantText));
        } catch (ProblemException refused) {
            refused.problems().forEach(problem -> problems.add(problem, environment.text(), tenantText));
        }
    }

    /** Whether a problem of merging only follows from another one: what is missing may stand in a file that can't be read. */
    private boolean isConsequence(Problem problem, EnvironmentName environment, @Nullable TenantHash tenant) {
        return switch (problem.code().text()) {
            case UNKNOWN_REFERENCE -> workspace.unread().haveAny(chain(environment), tenant);
            case PUBLIC_FROM_PRIVATE -> workspace.unread().haveSchema();
            default -> false;
        };
    }

    private List<Environment> chain(EnvironmentName environment) {
        return workspace.documents().environments().chain(environment);
    }

    /**
     * Whether a problem of a value only follows from another one. A value whose expression failed is as written, and that
     * this doesn't fit its schema is no news; but its name is wrong whatever the value will be, and so is its type where
     * other text stands around the expression.
     */
    private boolean isConsequence(Problem problem, EffectiveConfiguration configuration) {
        String path = problem.path();
        return switch (problem.code().text()) {
            case MISSING ->
                workspace
                        .unread()
                        .haveLayer(configuration.kind(), chain(configuration.environment()), configuration.tenant());
            case UNKNOWN_KEY -> false;
            case TYPE -> path != null && configuration.isOfOpenType(path);
            default -> path != null && configuration.isUnresolved(path);
        };
    }

    /** What is wrong with the values of one configuration, without what is accepted on purpose. */
    List<Problem> ofValues(EffectiveConfiguration configuration, LocalDate today) {
        Environment environment = workspace.documents().environments().get(configuration.environment());
        ValidationMode mode =
                workspace.manifest().orElseThrow().validation().mode(configuration.kind(), environment.tier());
        Acceptance acceptance = workspace.accepted().on(today);
        return ofValues(configuration, null, mode, ownFile(configuration.kind(), environment.name())).stream()
                .filter(problem -> !acceptance.accepts(problem))
                .toList();
    }

    /**
     * What is known of a configuration before it is looked at.
     *
     * @param right one that is right
     * @param changed the leaves that are not the very same in that one
     */
    private record Known(EffectiveConfiguration right, List<Leaf> changed) {

        static Known of(Resolution right, Resolution resolution) {
            return new Known(right.configuration(), resolution.changedFrom(right));
        }
    }

    private List<Problem> ofValues(
            EffectiveConfiguration configuration, @Nullable Known known, ValidationMode mode, String ownFile) {
        List<Problem> found = new ArrayList<>();
        SchemaValidator validator = validators.get(configuration.kind());
        if (validator != null) {
            found.addAll(validator.check(configuration, known == null ? null : known.right(), ownFile, mode));
            if (SchemaValidator.isExhausted(found)) {
                // Each of a thousand tenants would take as long, to learn the same.
                validators.remove(configuration.kind());
            }
        }
        found.addAll(known == null ? Sanitiser.check(configuration) : Sanitiser.check(configuration, known.changed()));
        // What a development environment calls a secret is mostly made up, for everybody's machine.
        Tier tier = workspace
                .documents()
                .environments()
                .get(configuration.environment())
                .tier();
        List<Leaf> leaves = known == null ? configuration.leaves() : known.changed();
        for (Leaf leaf : tier == Tier.DEVELOPMENT ? List.<Leaf>of() : leaves) {
            if (leaf.schemaHints().isSecret() && isInClear(leaf)) {
                found.add(FolderProblems.secretInClear(leaf.provenance().location(), leaf.path()));
            }
        }
        found.removeIf(problem -> isConsequence(problem, configuration));
        return found;
    }

    /** Whether a file that others see has the value itself: a text without any reference. */
    private boolean isInClear(Leaf leaf) {
        Document document = workspace
                .files()
                .get(String.valueOf(leaf.provenance().location().file()));
        if (document == null || leaf.provenance().layer() == LayerKind.LOCAL) {
            return false;
        }
        Value at = document.root();
        for (ConfigPath.Step step :
                ConfigPath.parse(leaf.path()).orElse(ConfigPath.ROOT).steps()) {
            at = stepInto(at, step);
        }
        return at instanceof TextValue written
                && !written.text().isEmpty()
                && !written.text().contains(REFERENCE);
    }

    private static @Nullable Value stepInto(@Nullable Value value, ConfigPath.Step step) {
        if (value instanceof MappingValue mapping && step instanceof ConfigPath.Key key) {
            return mapping.get(key.name());
        }
        if (value instanceof ListValue list && step instanceof ConfigPath.Index index) {
            return index.at() < list.items().size() ? list.items().get(index.at()) : null;
        }
        return null;
    }
}
