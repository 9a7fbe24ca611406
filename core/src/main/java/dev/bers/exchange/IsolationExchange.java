package dev.bers.exchange;

import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaHints.EndpointHint;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.ContentSecurityPolicy;
import dev.bers.isolation.Endpoint;
import dev.bers.isolation.EndpointFinder;
import dev.bers.isolation.FoundEndpoints;
import dev.bers.isolation.IsolationDraft;
import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.IsolationReport;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.OwnershipCompilation;
import dev.bers.isolation.Ruling;
import dev.bers.isolation.Violation;
import dev.bers.manifest.Manifest;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decisions {@code endpoint}, {@code ownership}, {@code isolation-proof}, {@code isolation-draft} and
 * {@code content-security-policy}.
 *
 * <p>All but the first take a {@code manifest} (what {@code bers.yaml} says); the last three also the
 * {@code documents}, {@code schemas} and {@code variables} of a {@link ConfigRequest}.
 */
public final class IsolationExchange {

    private static final Value NONE = new NullValue(Position.UNKNOWN);

    private IsolationExchange() {}

    /** {@code {"text"}} to {@code {"endpoint"}}, null if the text writes none. */
    static Value endpoint(Request request) {
        Value endpoint = Endpoint.parse(request.textOr("text", ""))
                .map(IsolationExchange::parts)
                .orElse(NONE);
        return MappingValue.builder().put("endpoint", endpoint).build();
    }

    private static Value parts(Endpoint endpoint) {
        return MappingValue.builder()
                .put("kind", endpoint.kind().text())
                .put("scheme", endpoint.scheme())
                .put("host", endpoint.host())
                .put("port", endpoint.port() == Endpoint.ANY_PORT ? NONE : NumberValue.of(endpoint.port()))
                .put("path", endpoint.path())
                .put("name", endpoint.name())
                .put("text", endpoint.toString())
                .build();
    }

    /**
     * {@code {"manifest", "endpoints": [text], "values": [text]}} to the {@code problems} of the declarations, a ruling
     * on each endpoint, and what each value is found to name.
     */
    static Value ownership(Request request) {
        Manifest manifest = request.manifest();
        OwnershipCompilation compilation = Ownership.compile(manifest.isolation(), manifest.environments());
        Ownership ownership = compilation.ownership();
        List<Value> rulings = new ArrayList<>();
        for (String written : request.texts("endpoints")) {
            rulings.add(ruling(Endpoint.parse(written).orElse(null), ownership, manifest));
        }
        List<Value> values = new ArrayList<>();
        EndpointFinder finder = new EndpointFinder(ownership);
        for (String value : request.texts("values")) {
            values.add(found(finder.in(value, EndpointHint.AUTOMATIC)));
        }
        return MappingValue.builder()
                .put("problems", ProblemExchange.list(compilation.problems()))
                .put("rulings", ListValue.of(rulings))
                .put("values", ListValue.of(values))
                .build();
    }

    private static Value ruling(@Nullable Endpoint endpoint, Ownership ownership, Manifest manifest) {
        if (endpoint == null) {
            return NONE;
        }
        Ruling ruling = ownership.ruleOn(endpoint);
        List<String> reachedFrom = new ArrayList<>();
        for (EnvironmentName name : manifest.environments().names()) {
            if (ownership.mayReach(name, ruling)) {
                reachedFrom.add(name.text());
            }
        }
        return MappingValue.builder()
                .put("endpoint", endpoint.toString())
                .put("owners", names(ruling.owners()))
                .put("shared", ruling.isShared())
                .put(
                        "pattern",
                        ProblemExchange.orNull(
                                ruling.matcher() == null
                                        ? null
                                        : ruling.matcher().pattern()))
                .put("reachedFrom", ProblemExchange.texts(reachedFrom))
                .build();
    }

    private static Value found(FoundEndpoints found) {
        List<String> endpoints = new ArrayList<>();
        found.endpoints().forEach(endpoint -> endpoints.add(endpoint.toString()));
        List<String> unprovable = new ArrayList<>(found.unprovable());
        if (!found.isWhole()) {
            unprovable.add(IsolationProof.UNREAD);
        }
        return MappingValue.builder()
                .put("endpoints", ProblemExchange.texts(endpoints))
                .put("unprovable", ProblemExchange.texts(unprovable))
                .build();
    }

    /** To what {@code bers isolation check} prints. */
    static Value proof(Request request) {
        Ownership ownership = ownershipOf(request.manifest());
        return report(new IsolationProof(ownership, resolver(request)).prove());
    }

    /**
     * Who owns what by a manifest.
     *
     * @throws ProblemException if its declarations can't be understood
     */
    static Ownership ownershipOf(Manifest manifest) {
        OwnershipCompilation compilation = Ownership.compile(manifest.isolation(), manifest.environments());
        if (!compilation.problems().isEmpty()) {
            throw new ProblemException(compilation.problems());
        }
        return compilation.ownership();
    }

    /** A report in the shape of {@code bers isolation check}. */
    public static MappingValue report(IsolationReport report) {
        List<Value> violations = new ArrayList<>();
        for (Violation violation : report.violations()) {
            violations.add(violation(violation));
        }
        return MappingValue.builder()
                .put("proved", report.isProved())
                .put(
                        "checked",
                        MappingValue.builder()
                                .put("environments", report.environments())
                                .put("tenants", report.tenants())
                                .put("values", report.values())
                                .put("endpoints", report.endpoints())
                                .build())
                .put("violations", ListValue.of(violations))
                .put("droppedViolations", report.droppedViolations())
                .put("problems", ProblemExchange.list(report.problems()))
                .build();
    }

    private static Value violation(Violation violation) {
        TenantHash tenant = violation.tenant();
        List<String> tenants = new ArrayList<>();
        violation.tenants().forEach(one -> tenants.add(one.text()));
        return MappingValue.builder()
                .put("code", violation.reason().code())
                .put("severity", violation.isError() ? "error" : "warning")
                .put("message", violation.problem().message())
                .put("environment", violation.environment().text())
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()))
                .put("tenants", ProblemExchange.texts(tenants))
                .put("kind", violation.kind().text())
                .put("path", violation.path())
                .put("endpoint", violation.endpoint())
                .put("owner", ProblemExchange.orNull(violation.owner()))
                .put("file", ProblemExchange.orNull(violation.location().file()))
                .put("line", violation.location().line())
                .put("column", violation.location().column())
                .build();
    }

    /** To what {@code bers isolation draft} prints. */
    static Value draft(Request request) {
        return draft(IsolationDraft.of(resolver(request)));
    }

    /** A draft: {@code isolation} as the manifest writes it, and what is contested. */
    public static MappingValue draft(IsolationDraft draft) {
        MappingValue.Builder owners = MappingValue.builder();
        draft.owners().forEach((owner, patterns) -> owners.put(owner.text(), ProblemExchange.texts(patterns)));
        List<Value> contested = new ArrayList<>();
        for (IsolationDraft.Contested one : draft.contested()) {
            contested.add(MappingValue.builder()
                    .put("pattern", one.pattern())
                    .put("owners", names(new LinkedHashSet<>(one.owners())))
                    .put("others", names(new LinkedHashSet<>(one.others())))
                    .build());
        }
        MappingValue isolation = MappingValue.builder()
                .put("unknown", "fail")
                .put("owners", owners.build())
                .put("shared", ListValue.of(List.of()))
                .build();
        return MappingValue.builder()
                .put("isolation", isolation)
                .put("contested", ListValue.of(contested))
                .put("problems", ProblemExchange.list(draft.problems()))
                .build();
    }

    /** To {@code value}, the header's, and its {@code sources}. */
    static Value contentSecurityPolicy(Request request) {
        Manifest manifest = request.manifest();
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        EnvironmentName environment = request.environment("environment");
        ContentSecurityPolicy policy = ContentSecurityPolicy.of(environment, ownership, resolver(request));
        return MappingValue.builder()
                .put("value", policy.value())
                .put("sources", ProblemExchange.texts(policy.sources()))
                .build();
    }

    private static ConfigResolver resolver(Request request) {
        return ConfigRequest.resolver(request, request.manifest().environments());
    }

    static Value names(Set<EnvironmentName> names) {
        List<String> texts = new ArrayList<>();
        for (EnvironmentName name : names) {
            texts.add(name.text());
        }
        return ProblemExchange.texts(texts);
    }
}
