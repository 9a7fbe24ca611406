package dev.bers.benchmark;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Resolution;
import dev.bers.config.SchemaOutline;
import dev.bers.config.Sha256;
import dev.bers.config.ValidationMode;
import dev.bers.environment.EnvironmentName;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReader;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import dev.bers.workspace.schema.ConfigSchema;
import dev.bers.workspace.schema.SchemaValidator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** BERS itself, set up on the reference input as the command line does it. */
final class Reference {

    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final TenantHash TENANT = new TenantHash("fo85e6a06dcdf4");
    static final Sha256 SHA_256 = bytes -> {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    };

    /** Four environments and 50 patterns of owners. */
    static final Manifest MANIFEST = manifest();

    private Reference() {}

    private static Manifest manifest() {
        StringBuilder text = new StringBuilder("""
                format: 1
                name: reference
                environments:
                  development: { tier: development, hostnames: [localhost, 127.0.0.1], branches: ["feature/*"] }
                  staging: { tier: staging, hostnames: [staging.picasso.example, "*.staging.picasso.example"], branches: [develop] }
                  production: { tier: production, hostnames: ["*.picasso.example"], branches: [main] }
                  preview: { tier: staging, extends: staging, hostnames: ["pr-*.preview.picasso.example"] }
                detection: { variables: [PICASSO_ENV, BERS_ENV, NODE_ENV], default: production, cache: 5m }
                isolation:
                  owners:
                    production:
                      - "key:pk_live_"
                """);
        for (int i = 0; i < 15; i++) {
            text.append("      - \"https://api").append(i).append(".partner.example\"\n");
            text.append("      - \"s3://picasso-").append(i).append("\"\n");
            text.append("      - \"arn:aws:lambda:*:1234567890").append(10 + i).append(":function:picasso-*\"\n");
        }
        return Objects.requireNonNull(
                ManifestReader.read(document("bers.yaml", text.toString())).manifest());
    }

    static Document document(String file, String text) {
        return document(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Document document(String file, byte[] bytes) {
        Reading reading = DocumentReader.read(file, bytes);
        if (reading.hasErrors()) {
            throw new IllegalStateException(reading.problems().toString());
        }
        return Objects.requireNonNull(reading.document());
    }

    static Document schemaDocument() {
        return document("config/schemas/environment.schema.json", ReferenceLayers.SCHEMA);
    }

    /** The three layers, parsed. */
    static ConfigDocuments documents(String ending, List<String> layers) {
        return documents(
                document("config/environments/base" + ending, layers.get(0)),
                document("config/environments/staging" + ending, layers.get(1)),
                document("config/tenants/fo85e6a06dcdf4/config" + ending, layers.get(2)),
                SchemaOutline.of(schemaDocument()));
    }

    private static ConfigDocuments documents(
            Document base, Document environment, Document tenant, SchemaOutline schema) {
        return ConfigDocuments.builder(MANIFEST.environments())
                .base(ConfigKind.ENVIRONMENT, base)
                .environment(ConfigKind.ENVIRONMENT, STAGING, environment)
                .tenant(TENANT, tenant)
                .schema(ConfigKind.ENVIRONMENT, schema)
                .build();
    }

    /** Resolved anew, nothing remembered. */
    static EffectiveConfiguration resolve(ConfigDocuments documents) {
        Resolution resolution =
                new ConfigResolver(documents, Map.of()).resolve(ConfigKind.ENVIRONMENT, STAGING, TENANT);
        if (resolution.hasErrors()) {
            throw new IllegalStateException(resolution.problems().toString());
        }
        return resolution.configuration();
    }

    static EffectiveConfiguration resolved() {
        return resolve(documents(".json", ReferenceLayers.JSON));
    }

    static Loader loader(String ending, List<String> layers) {
        return new Loader(ending, layers);
    }

    /** From the bytes of three files to a validated configuration; the schema is compiled once, as any reader would. */
    static final class Loader {
        private final String ending;
        private final List<byte[]> layers;
        private final SchemaOutline outline = SchemaOutline.of(schemaDocument());
        private final ConfigSchema schema =
                Objects.requireNonNull(ConfigSchema.compile(schemaDocument()).schema());

        private Loader(String ending, List<String> layers) {
            this.ending = ending;
            this.layers = layers.stream()
                    .map(layer -> layer.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }

        EffectiveConfiguration load() {
            String file = "config/environments/staging" + ending;
            Document base = document("config/environments/base" + ending, layers.get(0));
            Document environment = document(file, layers.get(1));
            Document tenant = document("config/tenants/fo85e6a06dcdf4/config" + ending, layers.get(2));
            EffectiveConfiguration configuration = resolve(documents(base, environment, tenant, outline));
            Map<String, Document> byFile = new HashMap<>();
            for (Document document : List.of(base, environment, tenant)) {
                byFile.put(document.file(), document);
            }
            List<Problem> problems =
                    new SchemaValidator(schema, byFile).check(configuration, file, ValidationMode.STRICT);
            if (!problems.isEmpty()) {
                throw new IllegalStateException(problems.toString());
            }
            return configuration;
        }
    }
}
