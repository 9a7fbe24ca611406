package dev.bers.benchmark.server;

import dev.bers.benchmark.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A workspace as a team's would be: four environments, 200 keys, a thousand tenants with some overrides each. */
final class ReferenceWorkspace {

    static final int TENANTS = 1_000;
    static final String ENVIRONMENT = "staging";

    private static final String MANIFEST = """
            format: 1
            name: reference
            environments:
              development: { tier: development, hostnames: [localhost] }
              staging: { tier: staging, hostnames: [staging.picasso.example] }
              preview: { tier: staging, extends: staging }
              production: { tier: production, hostnames: [picasso.example] }
            isolation:
              unknown: warn
              owners:
                staging: ["https://*.staging.picasso.example"]
                production: ["https://*.picasso.example"]
            """;

    private ReferenceWorkspace() {}

    /** Writes it into an empty folder. */
    static void write(Path root) throws IOException {
        Path environments = Files.createDirectories(root.resolve("config/environments"));
        Path schemas = Files.createDirectories(root.resolve("config/schemas"));
        Files.writeString(root.resolve("bers.yaml"), MANIFEST);
        Files.writeString(schemas.resolve("environment.schema.json"), ReferenceFiles.schema());
        Files.writeString(environments.resolve("base.yaml"), ReferenceFiles.base());
        for (String name : List.of(ENVIRONMENT, "production")) {
            Files.writeString(environments.resolve(name + ".yaml"), ReferenceFiles.environment(name));
        }
        for (int i = 0; i < TENANTS; i++) {
            Path tenant = Files.createDirectories(root.resolve("config/tenants/" + tenant(i)));
            Files.writeString(tenant.resolve("config.yaml"), tenantDocument(i, 0));
        }
    }

    /** The name of one of the tenants. */
    static String tenant(int number) {
        return "tenant" + number;
    }

    /** What a tenant overrides; each edit gives another document. */
    static String tenantDocument(int tenant, long edit) {
        return "OPTION_0: \"of tenant " + tenant + "\"\nservice0: { label: \"edit " + edit + "\", retries: 2 }\n";
    }
}
