package dev.bers.exchange;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.tenant.TenantHash;
import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workspace and a question about it, as a tree:
 *
 * <pre>
 * environments: {NAME: {tier, extends}}
 * documents: [{kind, layer: base|environment|local|tenant|tenant-environment, environment, tenant, file, values, positions: {PATH: [line, column]}}]
 * schemas: {KIND: {file, values, positions}}        positions by the path within the schema
 * variables: {NAME: text}
 * kind, environment, tenant
 * </pre>
 *
 * @param resolver for the workspace
 * @param kind default {@code environment}
 * @param environment which environment
 * @param tenant null for none
 */
public record ConfigRequest(
        ConfigResolver resolver,
        ConfigKind kind,
        EnvironmentName environment,
        @Nullable TenantHash tenant) {

    /** The workspace and the question that a tree describes. */
    public static ConfigRequest of(MappingValue request) {
        return new ConfigRequest(
                resolver(request),
                kind(request.get("kind")),
                new EnvironmentName(text(request, "environment")),
                tenant(request.get("tenant")));
    }

    /** The workspace that a tree describes. */
    public static ConfigResolver resolver(MappingValue request) {
        return resolver(request, environments(request));
    }

    /** The workspace that a tree describes, its environments being known already. */
    static ConfigResolver resolver(MappingValue request, Environments environments) {
        ConfigDocuments.Builder documents = ConfigDocuments.builder(environments);
        for (Value entry : ((ListValue) Objects.requireNonNull(request.get("documents"))).items()) {
            add((MappingValue) entry, documents);
        }
        if (request.get("schemas") instanceof MappingValue schemas) {
            for (String kind : schemas.keys()) {
                MappingValue schema = (MappingValue) Objects.requireNonNull(schemas.get(kind));
                documents.schema(ConfigKind.parse(kind).orElseThrow(), SchemaOutline.of(document(schema)));
            }
        }
        return new ConfigResolver(documents.build(), texts(request.get("variables")));
    }

    /** The environments that a tree describes: {@code environments: {NAME: {tier, extends}}}. */
    public static Environments environments(MappingValue request) {
        MappingValue declared = (MappingValue) Objects.requireNonNull(request.get("environments"));
        List<Environment> environments = new ArrayList<>();
        for (String name : declared.keys()) {
            MappingValue environment = (MappingValue) Objects.requireNonNull(declared.get(name));
            environments.add(new Environment(
                    new EnvironmentName(name),
                    Tier.parse(text(environment, "tier")).orElseThrow(),
                    environment.has("extends") ? new EnvironmentName(text(environment, "extends")) : null,
                    List.of(),
                    List.of(),
                    Location.NONE));
        }
        return new Environments(environments);
    }

    private static void add(MappingValue entry, ConfigDocuments.Builder documents) {
        ConfigKind kind = kind(entry.get("kind"));
        Document document = document(entry);
        switch (text(entry, "layer")) {
            case "base" -> documents.base(kind, document);
            case "environment" -> documents.environment(kind, environment(entry), document);
            case "local" -> documents.local(kind, environment(entry), document);
            case "tenant" -> documents.tenant(new TenantHash(text(entry, "tenant")), document);
            case "tenant-environment" ->
                documents.tenant(new TenantHash(text(entry, "tenant")), environment(entry), document);
            default -> throw new IllegalArgumentException("no such layer: " + entry);
        }
    }

    private static EnvironmentName environment(MappingValue entry) {
        return new EnvironmentName(text(entry, "environment"));
    }

    private static Document document(MappingValue entry) {
        Map<String, Position> positions = new HashMap<>();
        if (entry.get("positions") instanceof MappingValue given) {
            for (String path : given.keys()) {
                ListValue pair = (ListValue) Objects.requireNonNull(given.get(path));
                int line = (int) ((NumberValue) pair.items().get(0)).asLong();
                int column = (int) ((NumberValue) pair.items().get(1)).asLong();
                positions.put(path, new Position(line, column));
            }
        }
        Value values = Objects.requireNonNull(entry.get("values"));
        return new Document(text(entry, "file"), (MappingValue) placed(values, ConfigPath.ROOT, positions));
    }

    /** The same value with the positions given instead of those in the request's own text. */
    private static Value placed(Value value, ConfigPath path, Map<String, Position> positions) {
        Position position = positions.getOrDefault(path.toString(), Position.UNKNOWN);
        if (value instanceof MappingValue mapping) {
            MappingValue.Builder copy = MappingValue.builder(position);
            for (String key : mapping.keys()) {
                Value child = Objects.requireNonNull(mapping.get(key));
                copy.put(key, position, placed(child, path.key(key), positions));
            }
            return copy.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                items.add(placed(list.items().get(i), path.index(i), positions));
            }
            return new ListValue(items, position);
        }
        if (value instanceof TextValue text) {
            return new TextValue(text.text(), position);
        }
        if (value instanceof NumberValue number) {
            return new NumberValue(number.text(), position);
        }
        return value instanceof BooleanValue flag ? new BooleanValue(flag.isTrue(), position) : new NullValue(position);
    }

    private static Map<String, String> texts(@Nullable Value mapping) {
        Map<String, String> texts = new HashMap<>();
        if (mapping instanceof MappingValue named) {
            for (String name : named.keys()) {
                texts.put(name, text(named, name));
            }
        }
        return texts;
    }

    static String text(MappingValue mapping, String name) {
        return ((TextValue) Objects.requireNonNull(mapping.get(name), name)).text();
    }

    static ConfigKind kind(@Nullable Value named) {
        return named instanceof TextValue text ? ConfigKind.parse(text.text()).orElseThrow() : ConfigKind.ENVIRONMENT;
    }

    static @Nullable TenantHash tenant(@Nullable Value named) {
        return named instanceof TextValue text ? new TenantHash(text.text()) : null;
    }
}
