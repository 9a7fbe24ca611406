package dev.bers.client.served;

import dev.bers.client.snapshot.DigestText;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.DeclaredExchange;
import dev.bers.exchange.RequestCheck;
import dev.bers.manifest.Manifest;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/v1/environments/{environment}/configuration}, understood and found to match its own
 * digests; as it was sent, so without this process's variables.
 *
 * @param origin for whom it is, and which one it is
 * @param manifest the environments and rules that came with it
 * @param values of each kind, what is withheld left out
 * @param withheld what this process has to know by itself
 */
public record ServedConfiguration(
        Snapshot.Origin origin, Manifest manifest, Map<ConfigKind, MappingValue> values, List<Withheld> withheld) {

    /**
     * A value that the server does not hand out.
     *
     * @param kind of the configuration
     * @param path of the value
     * @param isSecret whether it is because it is a secret
     * @param variable of the process that gives it; null if the server knows none
     */
    public record Withheld(
            ConfigKind kind,
            String path,
            boolean isSecret,
            @Nullable String variable) {}

    /** Copies the collections. */
    public ServedConfiguration {
        values = Map.copyOf(values);
        withheld = List.copyOf(withheld);
    }

    /**
     * Reads an answer.
     *
     * @throws ProblemException if it is none, or its values don't match its digests
     */
    public static ServedConfiguration read(byte[] body) {
        Members answer = new Members(JsonReader.mapping(new String(body, StandardCharsets.UTF_8)));
        try {
            return read(answer);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(RequestCheck.problem(malformed.getMessage()));
        }
    }

    private static ServedConfiguration read(Members answer) {
        String tenant = answer.textOrNull("tenant");
        Snapshot.Origin origin = new Snapshot.Origin(
                new EnvironmentName(answer.text("environment")),
                tenant == null ? null : new TenantHash(tenant),
                answer.number("release"),
                answer.number("revision"),
                answer.text("digest"));
        Manifest manifest = DeclaredExchange.manifest(answer.below("guard").mapping("declared"));
        Map<ConfigKind, MappingValue> values = values(answer.below("configurations"), origin);
        List<Withheld> withheld = new ArrayList<>();
        for (Members one : answer.each("withheld")) {
            withheld.add(new Withheld(
                    kind(one.text("kind")),
                    one.text("path"),
                    one.text("reason").equals("secret"),
                    one.textOrNull("variable")));
        }
        return new ServedConfiguration(origin, manifest, values, withheld);
    }

    /** The values of each kind; each has to match its digest, and all together that of the whole. */
    private static Map<ConfigKind, MappingValue> values(Members configurations, Snapshot.Origin origin) {
        Map<ConfigKind, MappingValue> values = new EnumMap<>(ConfigKind.class);
        MappingValue.Builder whole = MappingValue.builder();
        for (String name : configurations.mapping().keys()) {
            Members configuration = configurations.below(name);
            MappingValue found = configuration.mapping("values");
            check(name, DigestText.of(found), configuration.text("digest"));
            values.put(kind(name), found);
            whole.put(name, found);
        }
        check("all kinds together", DigestText.of(whole.build()), origin.digest());
        return values;
    }

    private static void check(String what, String found, String expected) {
        if (!found.equals(expected)) {
            throw new ProblemException(ServedProblems.wrongDigest(what, found, expected));
        }
    }

    private static ConfigKind kind(String name) {
        return ConfigKind.parse(name)
                .orElseThrow(
                        () -> new ProblemException(ServedProblems.malformed(name + " is no kind of configuration")));
    }

    /**
     * This one, if it is what was asked for.
     *
     * @param tenant null if none was named: the server then chooses
     * @throws ProblemException if it is of another environment, or of another tenant than the one that was named
     */
    public ServedConfiguration expectedFor(EnvironmentName environment, @Nullable TenantHash tenant) {
        boolean isExpected =
                origin.environment().equals(environment) && (tenant == null || tenant.equals(origin.tenant()));
        if (!isExpected) {
            throw new ProblemException(ServedProblems.otherEnvironment(
                    name(origin.environment(), origin.tenant()), name(environment, tenant)));
        }
        return this;
    }

    private static String name(EnvironmentName environment, @Nullable TenantHash tenant) {
        return Objects.isNull(tenant) ? environment.text() : environment + " for tenant " + tenant;
    }
}
