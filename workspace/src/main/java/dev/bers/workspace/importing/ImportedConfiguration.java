package dev.bers.workspace.importing;

import dev.bers.environment.EnvironmentName;
import dev.bers.value.MappingValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an importer read, before it becomes a workspace.
 *
 * @param workspaceName the name for {@code bers.yaml}
 * @param base what holds in every environment; positions are those of {@code baseFile}
 * @param baseFile the file that the base comes from
 * @param overlays what each environment says beyond the base; all environments of the workspace, in their order
 * @param named what each environment names by itself: the endpoints in it are proposed as its own
 * @param local what a developer's own copy says beyond that; empty if there is none
 * @param files the imported file of each environment
 * @param secrets keys that must never be shown
 * @param isPublic which top-level keys were in the browser's bundle so far
 * @param hints what else was found
 */
record ImportedConfiguration(
        String workspaceName,
        MappingValue base,
        String baseFile,
        Map<EnvironmentName, MappingValue> overlays,
        Map<EnvironmentName, MappingValue> named,
        MappingValue local,
        Map<EnvironmentName, String> files,
        Set<String> secrets,
        java.util.function.Predicate<String> isPublic,
        Hints hints) {

    /**
     * What the old code says beside its values.
     *
     * @param defaultTenant the tenant of requests that name none
     * @param urlParameter the URL parameter that named the environment
     * @param variables the variables that named the environment, in their order
     */
    record Hints(@Nullable String defaultTenant, @Nullable String urlParameter, List<String> variables) {}
}
