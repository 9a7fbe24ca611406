package dev.bers.config;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.vectors.JsonTestReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small workspace for a test: documents as JSON with single quotes. */
final class Workspace {

    static final EnvironmentName DEVELOPMENT = new EnvironmentName("development");
    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final EnvironmentName PREVIEW = new EnvironmentName("preview");
    static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    static final TenantHash TENANT = new TenantHash("t1");

    private final ConfigDocuments.Builder documents = ConfigDocuments.builder(new Environments(List.of(
            new Environment(DEVELOPMENT, Tier.DEVELOPMENT, null, List.of(), List.of(), Location.NONE),
            new Environment(STAGING, Tier.STAGING, null, List.of(), List.of(), Location.NONE),
            new Environment(PREVIEW, Tier.STAGING, STAGING, List.of(), List.of(), Location.NONE),
            new Environment(PRODUCTION, Tier.PRODUCTION, null, List.of(), List.of(), Location.NONE))));
    private final Map<String, String> variables = new HashMap<>();

    static Document document(String file, String json) {
        return new Document(file, mapping(json));
    }

    static MappingValue mapping(String json) {
        return (MappingValue) JsonTestReader.read(json.replace('\'', '"'));
    }

    Workspace schema(String json) {
        documents.schema(ConfigKind.ENVIRONMENT, SchemaOutline.of(document("schema.json", json)));
        return this;
    }

    Workspace base(String json) {
        return base(ConfigKind.ENVIRONMENT, json);
    }

    Workspace base(ConfigKind kind, String json) {
        documents.base(kind, document(kind + "/base.json", json));
        return this;
    }

    Workspace environment(EnvironmentName name, String json) {
        documents.environment(ConfigKind.ENVIRONMENT, name, document(name + ".json", json));
        return this;
    }

    Workspace local(EnvironmentName name, String json) {
        documents.local(ConfigKind.ENVIRONMENT, name, document(name + ".local.json", json));
        return this;
    }

    Workspace tenant(String json) {
        documents.tenant(TENANT, document("t1.json", json));
        return this;
    }

    Workspace tenant(EnvironmentName name, String json) {
        documents.tenant(TENANT, name, document("t1." + name + ".json", json));
        return this;
    }

    Workspace variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    ConfigResolver resolver() {
        return new ConfigResolver(documents.build(), variables);
    }

    Resolution staging() {
        return resolver().resolve(ConfigKind.ENVIRONMENT, STAGING, null);
    }

    Resolution stagingTenant() {
        return resolver().resolve(ConfigKind.ENVIRONMENT, STAGING, TENANT);
    }
}
