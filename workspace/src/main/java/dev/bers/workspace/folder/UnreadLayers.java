package dev.bers.workspace.folder;

import dev.bers.config.ConfigKind;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layers and schemas that are there, but not as they were meant: unreadable, doubled or misnamed. What a configuration
 * lacks may stand in one of them, and whoever has told of the file need not tell of what is missing.
 */
final class UnreadLayers {

    private final List<Unread> layers = new ArrayList<>();
    private final Set<ConfigKind> schemas = EnumSet.noneOf(ConfigKind.class);

    private record Unread(
            ConfigKind kind,
            @Nullable EnvironmentName environment,
            @Nullable TenantHash tenant) {}

    /**
     * Notes a layer.
     *
     * @param environment that it is for; null if for all
     * @param tenant that it is for; null if for all
     */
    void addLayer(ConfigKind kind, @Nullable EnvironmentName environment, @Nullable TenantHash tenant) {
        layers.add(new Unread(kind, environment, tenant));
    }

    void addSchema(ConfigKind kind) {
        schemas.add(kind);
    }

    /** Whether a layer of a configuration is among them. */
    boolean haveLayer(ConfigKind kind, List<Environment> chain, @Nullable TenantHash tenant) {
        return layers.stream().anyMatch(unread -> unread.kind() == kind && isPart(unread, chain, tenant));
    }

    /** Whether a layer of any kind, for an environment and its parents, is among them, or a schema with its defaults. */
    boolean haveAny(List<Environment> chain, @Nullable TenantHash tenant) {
        return haveSchema() || layers.stream().anyMatch(unread -> isPart(unread, chain, tenant));
    }

    /** Whether a schema is among them. */
    boolean haveSchema() {
        return !schemas.isEmpty();
    }

    private static boolean isPart(Unread unread, List<Environment> chain, @Nullable TenantHash tenant) {
        boolean ofEnvironment = unread.environment() == null
                || chain.stream().anyMatch(environment -> environment.name().equals(unread.environment()));
        return ofEnvironment && (unread.tenant() == null || unread.tenant().equals(tenant));
    }
}
