package dev.bers.exchange;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.config.PortableSha256;
import dev.bers.config.Resolution;
import dev.bers.config.Sanitiser;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an edge with a schema library and a bundler of its own asks: {@code configurations} and {@code near-miss}. */
final class BuildExchange {

    private BuildExchange() {}

    /**
     * {@code {"manifest", "documents", "schemas", "variables", "asked": [{"kind", "environment", "tenant", "leaves",
     * "public"}]}} to the {@code problems} of the schemas' annotations and one of {@code configurations} for each that
     * is asked. Its values are in clear, since a schema is held against them: they are for nobody's eyes, and
     * {@code secrets} names those that may not even be quoted. With {@code leaves} it says where each value was written,
     * with {@code public} what of it may enter a page. Where {@code prove} names an environment, {@code violations} are those
     * of it that {@code isolation-proof} finds. Faults of the manifest stop it
     * only where no environment can be told.
     */
    static Value configurations(Request request) {
        List<Problem> problems = new ArrayList<>();
        Map<ConfigKind, SchemaOutline> outlines = ConfigRequest.outlines(request);
        for (SchemaOutline outline : outlines.values()) {
            problems.addAll(outline.problems());
        }
        Manifest manifest = request.lenientManifest();
        ConfigResolver resolver = ConfigRequest.resolver(request, manifest.environments(), outlines);
        List<Value> configurations = new ArrayList<>();
        for (Request asked : request.requests("asked")) {
            configurations.add(configuration(asked, resolver));
        }
        MappingValue.Builder out = MappingValue.builder()
                .put("configurations", ListValue.of(configurations))
                .put("problems", ProblemExchange.list(problems));
        if (request.has("prove")) {
            out.put("violations", violations(request.environment("prove"), manifest, resolver));
        }
        return out.build();
    }

    private static Value violations(EnvironmentName environment, Manifest manifest, ConfigResolver resolver) {
        Ownership ownership = IsolationExchange.ownershipOf(manifest);
        IsolationProof proof = new IsolationProof(ownership, resolver);
        MappingValue report = IsolationExchange.report(proof.prove(List.of(environment)));
        return Objects.requireNonNull(report.get("violations"));
    }

    private static Value configuration(Request asked, ConfigResolver resolver) {
        ConfigKind kind = asked.kind();
        Resolution resolution = resolver.resolve(kind, asked.environment("environment"), asked.tenant("tenant"));
        EffectiveConfiguration configuration = resolution.configuration();
        List<String> secrets = new ArrayList<>();
        for (Leaf leaf : configuration.leaves()) {
            if (leaf.schemaHints().isSecret()) {
                secrets.add(leaf.path());
            }
        }
        MappingValue.Builder out = MappingValue.builder()
                .put("values", configuration.values())
                .put("secrets", ProblemExchange.texts(secrets))
                .put("problems", ProblemExchange.list(resolution.problems()))
                .put("harmful", ProblemExchange.list(Sanitiser.check(configuration)));
        if (asked.isTrue("leaves")) {
            out.put("leaves", leaves(configuration));
        }
        return asked.isTrue("public")
                ? out.put("public", publicPart(configuration.publicPart())).build()
                : out.build();
    }

    private static Value leaves(EffectiveConfiguration configuration) {
        List<Value> leaves = new ArrayList<>();
        for (Leaf leaf : configuration.leaves()) {
            leaves.add(ConfigExchange.provenance(leaf.provenance())
                    .put("path", leaf.path())
                    .build());
        }
        return ListValue.of(leaves);
    }

    /** A page's snapshot, and its digest. */
    private static Value publicPart(EffectiveConfiguration part) {
        MappingValue.Builder keys = MappingValue.builder();
        part.itemKeys().forEach((path, names) -> keys.put(path, ProblemExchange.texts(names)));
        List<String> paths = new ArrayList<>();
        for (Leaf leaf : part.leaves()) {
            paths.add(leaf.path());
        }
        return MappingValue.builder()
                .put("values", part.values())
                .put("itemKeys", keys.build())
                .put("paths", ProblemExchange.texts(paths))
                .put("digest", part.digest(new PortableSha256()))
                .build();
    }

    /** {@code {"found", "candidates"}} to the {@code nearest} candidate, null if none is near. */
    static Value nearMiss(Request request) {
        String nearest =
                NearMiss.of(request.text("found"), request.texts("candidates")).orElse(null);
        return MappingValue.builder()
                .put("nearest", ProblemExchange.orNull(nearest))
                .build();
    }
}
