package dev.bers.exchange;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
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
import java.util.LinkedHashMap;
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
 * <p>{@code positions: "own"} says that the values stand where the request itself has them.
 *
 * @param resolver for the workspace
 * @param kind default {@code environment}
 * @param environment which environment
 * @param tenant null for none
 */
record ConfigRequest(
        ConfigResolver resolver,
        ConfigKind kind,
        EnvironmentName environment,
        @Nullable TenantHash tenant) {

    /** The workspace and the question that a tree describes. */
    static ConfigRequest of(Request request) {
        return new ConfigRequest(
                resolver(request, environments(request)),
                request.kind(),
                request.environment("environment"),
                request.tenant("tenant"));
    }

    /** The workspace that a tree describes, its environments being known already. */
    static ConfigResolver resolver(Request request, Environments environments) {
        return resolver(request, environments, outlines(request));
    }

    /** What the schemas of a request outline, by kind in its order. */
    static Map<ConfigKind, SchemaOutline> outlines(Request request) {
        Request schemas = request.request("schemas");
        Map<ConfigKind, SchemaOutline> outlines = new LinkedHashMap<>();
        for (String kind : schemas.names()) {
            outlines.put(Request.kind(kind), SchemaOutline.of(document(schemas.request(kind))));
        }
        return outlines;
    }

    /** The workspace that a tree describes, its environments and schemas being known already. */
    static ConfigResolver resolver(
            Request request, Environments environments, Map<ConfigKind, SchemaOutline> outlines) {
        ConfigDocuments.Builder documents = ConfigDocuments.builder(environments);
        for (Request entry : request.requests("documents")) {
            add(entry, documents);
        }
        outlines.forEach(documents::schema);
        return new ConfigResolver(documents.build(), texts(request.request("variables")));
    }

    /** The environments that a tree describes: {@code environments: {NAME: {tier, extends}}}. */
    private static Environments environments(Request request) {
        Request declared = request.request("environments");
        List<Environment> environments = new ArrayList<>();
        for (String name : declared.names()) {
            environments.add(environment(name, declared.request(name)));
        }
        return new Environments(environments);
    }

    private static Environment environment(String name, Request declared) {
        EnvironmentName parent = declared.has("extends") ? declared.environment("extends") : null;
        return new Environment(
                new EnvironmentName(name),
                DeclaredExchange.tier(declared.text("tier")),
                parent,
                List.of(),
                List.of(),
                Location.NONE);
    }

    private static void add(Request entry, ConfigDocuments.Builder documents) {
        ConfigKind kind = entry.kind();
        Document document = document(entry);
        String layer = entry.text("layer");
        switch (layer) {
            case "base" -> documents.base(kind, document);
            case "environment" -> documents.environment(kind, entry.environment("environment"), document);
            case "local" -> documents.local(kind, entry.environment("environment"), document);
            case "tenant" -> documents.tenant(new TenantHash(entry.text("tenant")), document);
            case "tenant-environment" ->
                documents.tenant(new TenantHash(entry.text("tenant")), entry.environment("environment"), document);
            default -> throw new IllegalArgumentException("no such layer: " + layer);
        }
    }

    static Document document(Request entry) {
        MappingValue values = entry.mapping("values");
        String file = entry.text("file");
        boolean standsNowhere = !entry.has("positions") && values.position().equals(Position.UNKNOWN);
        if (standsNowhere || entry.find("positions") instanceof TextValue) {
            return new Document(file, values);
        }
        Map<String, Position> positions = new HashMap<>();
        Request given = entry.request("positions");
        for (String path : given.names()) {
            List<Integer> pair = given.counts(path);
            if (pair.size() != 2) {
                throw new IllegalArgumentException(
                        "a position is a line and a column, got: " + pair.size() + " numbers");
            }
            positions.put(path, new Position(pair.get(0), pair.get(1)));
        }
        return new Document(file, (MappingValue) placed(values, ConfigPath.ROOT, positions));
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

    private static Map<String, String> texts(Request named) {
        Map<String, String> texts = new HashMap<>();
        for (String name : named.names()) {
            texts.put(name, named.text(name));
        }
        return texts;
    }
}
