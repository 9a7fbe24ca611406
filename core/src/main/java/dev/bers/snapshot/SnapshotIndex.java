package dev.bers.snapshot;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a release of an environment hands out: to whom, and the digest of what.
 *
 * @param environment that the release is of
 * @param release its number
 * @param revision the number of its revision
 * @param configuration what is handed out to whoever names no tenant
 * @param tenants what is handed out to each tenant, in their order
 */
public record SnapshotIndex(
        EnvironmentName environment, long release, long revision, Body configuration, Map<TenantHash, Body> tenants) {

    static final String DIGEST = "sha256:";
    static final String WHAT = "the index";
    private static final String CONFIGURATION = "configuration";

    /** Orders the tenants. */
    public SnapshotIndex {
        TenantHash[] ordered = tenants.keySet().toArray(new TenantHash[0]);
        Arrays.sort(ordered);
        Map<TenantHash, Body> copy = new LinkedHashMap<>();
        for (TenantHash tenant : ordered) {
            copy.put(tenant, java.util.Objects.requireNonNull(tenants.get(tenant)));
        }
        tenants = Collections.unmodifiableMap(copy);
    }

    /**
     * A body: byte for byte what the server answers.
     *
     * @param digest of the bytes
     * @param bytes how many
     */
    public record Body(String digest, long bytes) {}

    /** The name of the object with a digest, relative to where snapshots are published. */
    public static String objectName(String digest) {
        return "objects/sha256/" + digest.substring(DIGEST.length());
    }

    /**
     * The index in a document.
     *
     * @throws ProblemException if it is none, or of another format
     */
    public static SnapshotIndex read(MappingValue document) {
        SnapshotMembers members = new SnapshotMembers(WHAT, document).requireFormat();
        Map<TenantHash, Body> tenants = new LinkedHashMap<>();
        SnapshotMembers ofTenants = members.below("tenants");
        for (String name : ofTenants.mapping().keys()) {
            tenants.put(
                    members.parsed("tenants", TenantHash.parse(name), "hashes of tenants"),
                    body(ofTenants.below(name)));
        }
        return new SnapshotIndex(
                members.parsed(
                        "environment",
                        EnvironmentName.parse(members.text("environment")),
                        "the name of an environment"),
                members.number("release"),
                members.number("revision"),
                body(members.below(CONFIGURATION)),
                tenants);
    }

    private static Body body(SnapshotMembers members) {
        return new Body(members.digest("digest"), members.number("bytes"));
    }

    /** It as a document. */
    public MappingValue document() {
        MappingValue.Builder ofTenants = MappingValue.builder();
        tenants.forEach((tenant, body) -> ofTenants.put(tenant.text(), document(body)));
        return MappingValue.builder()
                .put("format", SnapshotPointer.FORMAT)
                .put("environment", environment.text())
                .put("release", release)
                .put("revision", revision)
                .put(CONFIGURATION, document(configuration))
                .put("tenants", ofTenants.build())
                .build();
    }

    private static MappingValue document(Body body) {
        return MappingValue.builder()
                .put("digest", body.digest())
                .put("bytes", body.bytes())
                .build();
    }

    /** What is handed out to a tenant, or to whoever names none; empty for a tenant that the release does not have. */
    public Optional<Body> body(@Nullable TenantHash tenant) {
        return tenant == null ? Optional.of(configuration) : Optional.ofNullable(tenants.get(tenant));
    }

    /** The digests of all bodies, each once. */
    public Set<String> digests() {
        Set<String> digests = new LinkedHashSet<>();
        digests.add(configuration.digest());
        for (Body body : tenants.values()) {
            digests.add(body.digest());
        }
        return digests;
    }
}
