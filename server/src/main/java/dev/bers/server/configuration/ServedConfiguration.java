package dev.bers.server.configuration;

import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.ServedPart;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.exchange.ConfigExchange;
import dev.bers.exchange.ProblemExchange;
import dev.bers.server.release.Release;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one release says to one tenant's clients, or to those of none; immutable.
 *
 * <p>Its digests are of what is served, without what is withheld: a client can compute them again, and nobody can guess a secret
 * by them. The digest of all kinds is that of the mapping from kind to values, as canonical JSON (RFC 8785).
 */
public final class ServedConfiguration {

    private final Release release;
    private final Tier tier;
    private final @Nullable TenantHash tenant;
    private final Map<ConfigKind, ServedPart> parts;
    private final MappingValue guard;
    private final String digest;

    ServedConfiguration(
            Release release,
            Tier tier,
            @Nullable TenantHash tenant,
            Map<ConfigKind, ServedPart> parts,
            MappingValue guard) {
        this.release = release;
        this.tier = tier;
        this.tenant = tenant;
        this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        this.guard = guard;
        MappingValue.Builder values = MappingValue.builder();
        parts.forEach(
                (kind, part) -> values.put(kind.text(), part.configuration().values()));
        this.digest = "sha256:"
                + HexFormat.of().formatHex(sha256(Json.canonical(values.build()).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The release that says it. */
    public Release release() {
        return release;
    }

    /** The environment of the release. */
    public EnvironmentName environment() {
        return release.environment();
    }

    /** For whom; null for none. */
    public @Nullable TenantHash tenant() {
        return tenant;
    }

    /** Of the values of all kinds. */
    public String digest() {
        return digest;
    }

    /** The kinds that there are, in their order. */
    public List<ConfigKind> kinds() {
        return List.copyOf(parts.keySet());
    }

    /** The values of a kind, without what is withheld; empty if the release has no such kind. */
    public Optional<EffectiveConfiguration> kind(ConfigKind kind) {
        return Optional.ofNullable(parts.get(kind)).map(ServedPart::configuration);
    }

    /** All kinds in one answer. */
    MappingValue document() {
        MappingValue.Builder configurations = MappingValue.builder();
        parts.forEach((kind, part) -> configurations.put(
                kind.text(),
                MappingValue.builder()
                        .put("digest", part.configuration().digest(ServedConfiguration::sha256))
                        .put("values", part.configuration().values())
                        .build()));
        return MappingValue.builder()
                .put("environment", release.environment().text())
                .put("tier", tier.text())
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()))
                .put("release", release.number())
                .put("revision", release.revision())
                .put("digest", digest)
                .put("configurations", configurations.build())
                .put("withheld", withheld(kinds()))
                .put("guard", guard)
                .build();
    }

    /** One kind in the shape of {@code bers resolve}; null if the release has no such kind. */
    @Nullable
    MappingValue document(ConfigKind kind, boolean withProvenance) {
        ServedPart part = parts.get(kind);
        if (part == null) {
            return null;
        }
        MappingValue resolved = ConfigExchange.resolution(part.configuration(), ServedConfiguration::sha256)
                .build();
        MappingValue.Builder out = MappingValue.builder();
        for (String member : resolved.keys()) {
            if (withProvenance || !member.equals("provenance")) {
                out.put(member, java.util.Objects.requireNonNull(resolved.get(member)));
            }
        }
        return out.put("tier", tier.text())
                .put("release", release.number())
                .put("revision", release.revision())
                .put("withheld", withheld(List.of(kind)))
                .build();
    }

    private ListValue withheld(List<ConfigKind> kinds) {
        List<Value> items = new ArrayList<>();
        for (ConfigKind kind : kinds) {
            ServedPart part = parts.get(kind);
            for (ServedPart.Withheld one : part == null ? List.<ServedPart.Withheld>of() : part.withheld()) {
                items.add(MappingValue.builder()
                        .put("kind", kind.text())
                        .put("path", one.path())
                        .put("reason", one.reason().text())
                        .put("variable", ProblemExchange.orNull(one.variable()))
                        .build());
            }
        }
        return ListValue.of(items);
    }
}
