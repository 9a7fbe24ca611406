package dev.bers.exchange;

import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Explanation;
import dev.bers.config.Leaf;
import dev.bers.config.Masking;
import dev.bers.config.PortableSha256;
import dev.bers.config.Provenance;
import dev.bers.config.Resolution;
import dev.bers.config.Sanitiser;
import dev.bers.config.Sha256;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolution and what is made of it. Requests name a workspace (see {@link ConfigRequest}), {@code kind} (default
 * {@code environment}), {@code environment} and {@code tenant} (default none).
 */
public final class ConfigExchange {

    private ConfigExchange() {}

    /** To the shape of {@code bers resolve}, and {@code problems}; without the digest if {@code withoutDigest} is true. */
    static Value resolve(Request request) {
        Resolution resolution = resolution(request);
        Sha256 sha256 = request.isTrue("withoutDigest") ? null : new PortableSha256();
        return resolution(resolution.configuration(), sha256)
                .put("problems", ProblemExchange.list(resolution.problems()))
                .build();
    }

    /** To {@code values} and {@code problems} only: what became of layers and expressions. */
    static Value values(Request request) {
        Resolution resolution = resolution(request);
        return MappingValue.builder()
                .put("values", Masking.mask(resolution.configuration()))
                .put("problems", ProblemExchange.list(resolution.problems()))
                .build();
    }

    /** To {@code explanation}, null for a path that no layer mentions. The request names a {@code path}. */
    static Value explain(Request request) {
        Optional<ConfigPath> path = ConfigPath.parse(request.text("path"));
        ConfigRequest asked = ConfigRequest.of(request);
        Optional<Explanation> explanation =
                path.flatMap(at -> asked.resolver().explain(asked.kind(), asked.environment(), asked.tenant(), at));
        return MappingValue.builder()
                .put(
                        "explanation",
                        explanation.<Value>map(ConfigExchange::explanation).orElse(NONE))
                .build();
    }

    /** To {@code changes} from {@code environment} and {@code tenant} to {@code toEnvironment} and {@code toTenant}. */
    static Value diff(Request request) {
        ConfigRequest asked = ConfigRequest.of(request);
        EnvironmentName other = request.environment("toEnvironment");
        TenantHash tenant = request.tenant("toTenant");
        ConfigResolver resolver = asked.resolver();
        List<ConfigDiff.Change> changes = ConfigDiff.between(
                resolver.resolve(asked.kind(), asked.environment(), asked.tenant())
                        .configuration(),
                resolver.resolve(asked.kind(), other, tenant).configuration());
        return changes(changes);
    }

    /** To {@code problems} of sanitising. */
    static Value sanitise(Request request) {
        List<Problem> problems = Sanitiser.check(resolution(request).configuration());
        return ProblemExchange.refusal(problems);
    }

    /** To {@code digest}, and {@code canonical}, the text of which it is made. */
    static Value digest(Request request) {
        EffectiveConfiguration configuration = resolution(request).configuration();
        return MappingValue.builder()
                .put("canonical", Json.canonical(configuration.values()))
                .put("digest", configuration.digest(new PortableSha256()))
                .build();
    }

    /** {@code {"text"}} to the path's {@code steps} and how it is printed; null for a text that is no path. */
    static Value path(Request request) {
        Optional<ConfigPath> path = ConfigPath.parse(request.text("text"));
        if (path.isEmpty()) {
            return MappingValue.builder()
                    .put("steps", NONE)
                    .put("printed", NONE)
                    .build();
        }
        List<Value> steps = new ArrayList<>();
        for (ConfigPath.Step step : path.get().steps()) {
            steps.add(step(step));
        }
        return MappingValue.builder()
                .put("steps", ListValue.of(steps))
                .put("printed", path.get().toString())
                .build();
    }

    private static final Value NONE = new NullValue(Position.UNKNOWN);

    private static Value step(ConfigPath.Step step) {
        if (step instanceof ConfigPath.Key key) {
            return MappingValue.builder().put("key", key.name()).build();
        }
        if (step instanceof ConfigPath.Item item) {
            return MappingValue.builder().put("item", item.key()).build();
        }
        return MappingValue.builder()
                .put("index", ((ConfigPath.Index) step).at())
                .build();
    }

    private static Resolution resolution(Request request) {
        ConfigRequest asked = ConfigRequest.of(request);
        return asked.resolver().resolve(asked.kind(), asked.environment(), asked.tenant());
    }

    /**
     * A configuration in the shape of {@code bers resolve}, its secrets masked; more can be added to it.
     *
     * @param sha256 makes the digest; null to leave it out
     */
    public static MappingValue.Builder resolution(EffectiveConfiguration configuration, @Nullable Sha256 sha256) {
        MappingValue.Builder provenance = MappingValue.builder();
        for (Leaf leaf : configuration.leaves()) {
            provenance.put(leaf.path(), provenance(leaf.provenance()).build());
        }
        TenantHash tenant = configuration.tenant();
        MappingValue.Builder out = MappingValue.builder()
                .put("kind", configuration.kind().text())
                .put("environment", configuration.environment().text())
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()));
        if (sha256 != null) {
            out.put("digest", configuration.digest(sha256));
        }
        return out.put("values", Masking.mask(configuration)).put("provenance", provenance.build());
    }

    static MappingValue.Builder provenance(Provenance provenance) {
        return place(
                provenance.location(),
                MappingValue.builder().put("layer", provenance.layer().text()));
    }

    private static MappingValue.Builder place(Location location, MappingValue.Builder out) {
        return out.put("file", ProblemExchange.orNull(location.file()))
                .put("line", location.line())
                .put("column", location.column());
    }

    /** An explanation in the shape of {@code bers explain}. */
    public static MappingValue explanation(Explanation explanation) {
        List<Value> shadowed = new ArrayList<>();
        for (Explanation.Candidate candidate : explanation.shadowed()) {
            shadowed.add(candidate(candidate));
        }
        List<Value> steps = new ArrayList<>();
        for (Explanation.InterpolationStep step : explanation.interpolation()) {
            steps.add(step(step));
        }
        return MappingValue.builder()
                .put("path", explanation.path().toString())
                .put("value", orNull(explanation.value()))
                .put("winner", candidate(explanation.winner()))
                .put("shadowed", ListValue.of(shadowed))
                .put("interpolation", ListValue.of(steps))
                .put("schema", schema(explanation.schema()))
                .build();
    }

    private static Value orNull(@Nullable Value value) {
        return value == null ? NONE : value;
    }

    private static Value candidate(Explanation.Candidate candidate) {
        MappingValue.Builder out = provenance(candidate.provenance())
                .put("name", candidate.provenance().layerName())
                .put("value", orNull(candidate.value()));
        return candidate.deletes() ? out.put("deletes", true).build() : out.build();
    }

    private static Value step(Explanation.InterpolationStep step) {
        return place(
                        step.location(),
                        MappingValue.builder()
                                .put("expression", step.expression())
                                .put("path", step.target())
                                .put("value", orNull(step.value())))
                .build();
    }

    private static Value schema(Explanation.SchemaNote note) {
        return place(
                        note.location(),
                        MappingValue.builder()
                                .put("public", note.hints().isPublic())
                                .put("secret", note.hints().isSecret())
                                .put("endpoint", note.hints().endpoint().text())
                                .put("type", note.type().text())
                                .put("description", ProblemExchange.orNull(note.description()))
                                .put("default", orNull(note.defaultValue())))
                .build();
    }

    /** Differences in the shape of {@code bers diff}. */
    public static MappingValue changes(List<ConfigDiff.Change> changes) {
        List<Value> items = new ArrayList<>();
        for (ConfigDiff.Change change : changes) {
            items.add(MappingValue.builder()
                    .put("path", change.path())
                    .put("kind", change.kind().text())
                    .put("before", orNull(change.before()))
                    .put("after", orNull(change.after()))
                    .build());
        }
        return MappingValue.builder().put("changes", ListValue.of(items)).build();
    }
}
