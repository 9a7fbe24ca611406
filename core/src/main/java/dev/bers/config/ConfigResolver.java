package dev.bers.config;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves documents and the variables of a process to effective configurations.
 *
 * <p>An environment is resolved once and kept; a tenant is put on top of it, and shares every value that it
 * doesn't change. Safe for use by several threads: two of them may resolve one environment at the same time, and both answers are
 * equal.
 */
public final class ConfigResolver {

    private final ConfigDocuments documents;
    private final Map<String, String> variables;
    private final VariableLayer variableLayer;
    private final List<EnvironmentName> environments;
    /** By the environment's index; immutable objects, so that a race only repeats work. */
    private final @Nullable ResolvedEnvironment[] resolved;

    /** For the documents of a workspace and the variables of a process. */
    public ConfigResolver(ConfigDocuments documents, Map<String, String> variables) {
        this.documents = documents;
        this.variables = Map.copyOf(variables);
        this.variableLayer = VariableLayer.of(this.variables, documents.schema(ConfigKind.ENVIRONMENT));
        this.environments = documents.environments().names();
        this.resolved = new @Nullable ResolvedEnvironment[environments.size()];
    }

    private ConfigResolver(ConfigResolver before, ConfigDocuments documents) {
        this.documents = documents;
        this.variables = before.variables;
        this.variableLayer = before.variableLayer;
        this.environments = before.environments;
        this.resolved = before.resolved.clone();
    }

    /**
     * For other documents of the same environments, kinds and schemas, which keeps what it has resolved of the
     * environments that they do not change.
     *
     * @param changed the environments of which any document is another, its parents' included; the tenants' aside
     */
    public ConfigResolver with(ConfigDocuments others, Collection<EnvironmentName> changed) {
        ConfigResolver resolver = new ConfigResolver(this, others);
        for (EnvironmentName environment : changed) {
            resolver.resolved[environments.indexOf(environment)] = null;
        }
        return resolver;
    }

    /** What is resolved. */
    public ConfigDocuments documents() {
        return documents;
    }

    /** The variables of the process. */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * What a kind of configuration says in an environment, for a tenant or for none.
     *
     * @throws ProblemException if the environment, the kind or the tenant is not declared, or has too many layers
     */
    public Resolution resolve(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant) {
        return resolved(kind, environment, tenant).resolution(kind);
    }

    /**
     * Why a value is what it is; empty if no layer mentions the path.
     *
     * @throws ProblemException if the environment, the kind or the tenant is not declared, or has too many layers
     */
    public Optional<Explanation> explain(
            ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant, ConfigPath path) {
        ResolvedEnvironment resolvedEnvironment = resolved(kind, environment, tenant);
        return new Explainer(inputs(environment), resolvedEnvironment, kind, tenant).explain(path);
    }

    private ResolvedEnvironment resolved(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant) {
        if (!environments.contains(environment)) {
            throw new ProblemException(ConfigProblems.unknownEnvironment(environment, environments));
        }
        if (!documents.has(kind)) {
            throw new ProblemException(ConfigProblems.unknownKind(kind.text(), documents.kinds()));
        }
        if (tenant != null && !documents.has(tenant)) {
            throw new ProblemException(ConfigProblems.unknownTenant(tenant, documents.tenants()));
        }
        ResolvedEnvironment withoutTenant = withoutTenant(environment);
        if (tenant == null) {
            return withoutTenant;
        }
        return withoutTenant.isClean()
                ? withoutTenant.forTenant(inputs(environment), tenant)
                : ResolvedEnvironment.from(inputs(environment), tenant, withoutTenant);
    }

    private ResolvedEnvironment withoutTenant(EnvironmentName environment) {
        int index = environments.indexOf(environment);
        ResolvedEnvironment known = resolved[index];
        if (known == null) {
            known = ResolvedEnvironment.from(inputs(environment), null, null);
            resolved[index] = known;
        }
        return known;
    }

    private ResolvedEnvironment.Inputs inputs(EnvironmentName environment) {
        return new ResolvedEnvironment.Inputs(documents, variables, variableLayer, environment);
    }
}
