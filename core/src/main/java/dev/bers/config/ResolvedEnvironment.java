package dev.bers.config;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.problem.Problems;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of one environment, merged and interpolated together since they may refer to each other; without a tenant,
 * or for one. Not changed after it is made.
 */
final class ResolvedEnvironment {

    private final Map<ConfigKind, Node.Mapping> merged;
    private final Interpolation interpolation;
    private final Map<ConfigKind, Resolution> resolutions = new HashMap<>();

    private ResolvedEnvironment(Map<ConfigKind, Node.Mapping> merged, Interpolation interpolation) {
        this.merged = merged;
        this.interpolation = interpolation;
    }

    /** What everything in an environment is resolved with. */
    record Inputs(
            ConfigDocuments documents,
            Map<String, String> variables,
            VariableLayer variableLayer,
            EnvironmentName environment) {

        /** The layers of a kind, the variables on top. */
        List<Layer> layers(ConfigKind kind, @Nullable TenantHash tenant) {
            List<Layer> layers = documents.layers(kind, environment, tenant);
            if (kind == ConfigKind.ENVIRONMENT) {
                variableLayer.layer().ifPresent(layers::add);
            }
            if (layers.size() > Bounds.LAYERS_MAX) {
                throw new ProblemException(ConfigProblems.tooManyLayers(layers.size()));
            }
            return layers;
        }

        Merge merge(ConfigKind kind, @Nullable TenantHash tenant, Problems problems) {
            if (kind == ConfigKind.ENVIRONMENT) {
                problems.addAll(variableLayer.problems());
            }
            return new Merge(layers(kind, tenant), variableLayer.names(), problems);
        }
    }

    /**
     * Everything merged from all layers, for a tenant or for none.
     *
     * @param withoutTenant the same for none, whose problems are not the tenant's; null for none
     */
    static ResolvedEnvironment from(
            Inputs inputs, @Nullable TenantHash tenant, @Nullable ResolvedEnvironment withoutTenant) {
        Map<ConfigKind, Node.Mapping> merged = new LinkedHashMap<>();
        Map<ConfigKind, Problems> problems = new HashMap<>();
        Map<ConfigKind, SchemaOutline> schemas = new HashMap<>();
        for (ConfigKind kind : inputs.documents().kinds()) {
            Problems found = new Problems();
            SchemaOutline schema = inputs.documents().schema(kind);
            merged.put(kind, inputs.merge(kind, tenant, found).merged(schema.root()));
            problems.put(kind, found);
            schemas.put(kind, schema);
        }
        Interpolation interpolation = new Interpolation(merged, schemas, inputs.variables());
        ResolvedEnvironment resolved = new ResolvedEnvironment(merged, interpolation);
        resolved.finish(inputs, tenant, problems, withoutTenant, false);
        return resolved;
    }

    /** The same for a tenant, of which everything is shared that the tenant doesn't change. */
    ResolvedEnvironment forTenant(Inputs inputs, TenantHash tenant) {
        ConfigKind kind = ConfigKind.ENVIRONMENT;
        Problems found = new Problems();
        Merge merge = inputs.merge(kind, tenant, found);
        Map<ConfigKind, Node.Mapping> trees = new LinkedHashMap<>(merged);
        Node.Mapping before = Objects.requireNonNull(merged.get(kind));
        trees.put(kind, merge.mergedOnto(before, inputs.documents().schema(kind).root()));
        ResolvedEnvironment resolved =
                new ResolvedEnvironment(trees, new Interpolation(trees, interpolation, merge.changed()));
        resolved.finish(inputs, tenant, Map.of(kind, found), this, true);
        return resolved;
    }

    private void finish(
            Inputs inputs,
            @Nullable TenantHash tenant,
            Map<ConfigKind, Problems> mergeProblems,
            @Nullable ResolvedEnvironment withoutTenant,
            boolean isShared) {
        for (Map.Entry<ConfigKind, Node.Mapping> tree :
                interpolation.interpolated().entrySet()) {
            ConfigKind kind = tree.getKey();
            Problems problems = mergeProblems.get(kind);
            List<Problem> all = new ArrayList<>(problems == null ? List.of() : problems.list());
            all.addAll(interpolation.problems(kind));
            Resolution base = withoutTenant == null ? null : withoutTenant.resolution(kind);
            Set<List<Object>> ofEveryTenant = identities(base);
            for (int i = 0; i < all.size(); i++) {
                boolean isOfEvery = ofEveryTenant.contains(identity(all.get(i)));
                String named = tenant == null || isOfEvery ? null : tenant.text();
                all.set(i, all.get(i).affecting(inputs.environment().text(), named));
            }
            EffectiveConfiguration configuration = new EffectiveConfiguration(
                    kind,
                    inputs.environment(),
                    tenant,
                    tree.getValue(),
                    base == null || !isShared ? null : base.configuration());
            resolutions.put(kind, new Resolution(configuration, all));
        }
    }

    private static Set<List<Object>> identities(@Nullable Resolution resolution) {
        Set<List<Object>> all = new HashSet<>();
        for (Problem problem : resolution == null ? List.<Problem>of() : resolution.problems()) {
            all.add(identity(problem));
        }
        return all;
    }

    private static List<Object> identity(Problem problem) {
        return List.of(problem.code(), problem.location(), String.valueOf(problem.path()), problem.message());
    }

    Resolution resolution(ConfigKind kind) {
        return Objects.requireNonNull(resolutions.get(kind));
    }

    /** Whether nothing is wrong with any kind, so that tenants can be put on top of it. */
    boolean isClean() {
        for (Resolution resolution : resolutions.values()) {
            if (!resolution.problems().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    Interpolation interpolation() {
        return interpolation;
    }

    Node.@Nullable Mapping merged(ConfigKind kind) {
        return merged.get(kind);
    }
}
