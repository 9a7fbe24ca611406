package dev.bers.client.snapshot;

import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.isolation.EndpointGuard;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import dev.bers.value.ScalarValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an application is told at one moment: all kinds of configuration of its environment and tenant, and
 * the rules that its guard goes by. Immutable.
 */
public final class Snapshot {

    private final Origin origin;
    private final Manifest manifest;
    private final EffectiveConfiguration environmentKind;
    private final Map<ConfigKind, EffectiveConfiguration> configurations;
    private final EndpointGuard guard;
    private final List<Problem> remarks;

    /**
     * For whom a configuration is, and which one it is.
     *
     * @param environment that it is for
     * @param tenant that it is for; null if for none
     * @param release its number in the environment, from 1; 0 if it is from a folder
     * @param revision the number of the revision; 0 if it is from a folder
     * @param digest {@code sha256:…} of all kinds as they were handed out, before the variables of this process
     */
    public record Origin(
            EnvironmentName environment, @Nullable TenantHash tenant, long release, long revision, String digest) {}

    /**
     * Puts a configuration together.
     *
     * @param manifest that declares the environment
     * @param configurations by kind, {@link ConfigKind#ENVIRONMENT} among them
     * @param remarks what is not as it should be, and yet no reason to do without this configuration
     * @throws IllegalArgumentException if the kind {@code environment} is missing
     * @throws java.util.NoSuchElementException if the manifest does not declare the environment
     */
    public Snapshot(
            Origin origin,
            Manifest manifest,
            Map<ConfigKind, EffectiveConfiguration> configurations,
            List<Problem> remarks) {
        EffectiveConfiguration kind = configurations.get(ConfigKind.ENVIRONMENT);
        if (kind == null) {
            throw new IllegalArgumentException("the kind environment is missing");
        }
        this.origin = origin;
        this.manifest = manifest;
        this.environmentKind = kind;
        this.configurations = new EnumMap<>(configurations);
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        this.guard = new EndpointGuard(ownership, origin.environment());
        this.remarks = List.copyOf(remarks);
    }

    /** For whom it is, and which one it is. */
    public Origin origin() {
        return origin;
    }

    /** Its environment. */
    public EnvironmentName environment() {
        return origin.environment();
    }

    /** The tier of its environment, which decides what is allowed; names decide nothing. */
    public Tier tier() {
        return manifest.environments().get(origin.environment()).tier();
    }

    /** The environments that are declared, how one is detected, who owns what. */
    public Manifest manifest() {
        return manifest;
    }

    /** The kind {@code environment}, which most reads are of. */
    public EffectiveConfiguration configuration() {
        return environmentKind;
    }

    /** The paths of all leaves of the kind {@code environment} that are scalars, as frameworks list properties. */
    public List<String> names() {
        return environmentKind.leaves().stream()
                .filter(leaf -> leaf.value() instanceof ScalarValue)
                .map(Leaf::path)
                .toList();
    }

    /** The text of the scalar at a path of the kind {@code environment}, as frameworks give properties; null if there is none. */
    public @Nullable String property(String path) {
        return environmentKind.get(path) instanceof ScalarValue scalar ? scalar.text() : null;
    }

    /** A kind of configuration; empty if the workspace has none of that kind. */
    public Optional<EffectiveConfiguration> configuration(ConfigKind kind) {
        return Optional.ofNullable(configurations.get(kind));
    }

    /** All kinds that the workspace has. */
    public Map<ConfigKind, EffectiveConfiguration> configurations() {
        return java.util.Collections.unmodifiableMap(configurations);
    }

    /** Says of an address whether this environment may reach it. */
    public EndpointGuard guard() {
        return guard;
    }

    /** What is not as it should be, and yet no reason to do without this configuration. */
    public List<Problem> remarks() {
        return remarks;
    }

    /** Whether another one says the same to the application: the same release or folder, with the same values. */
    public boolean saysTheSameAs(Snapshot other) {
        return origin.equals(other.origin) && Objects.equals(values(), other.values());
    }

    private Map<ConfigKind, Object> values() {
        Map<ConfigKind, Object> values = new EnumMap<>(ConfigKind.class);
        configurations.forEach((kind, configuration) -> values.put(kind, configuration.values()));
        return values;
    }

    @Override
    public String toString() {
        String whose = origin.tenant() == null ? "" : " for tenant " + origin.tenant();
        return origin.release() == 0
                ? origin.environment() + whose + " of a folder"
                : "release " + origin.release() + " of " + origin.environment() + whose;
    }
}
