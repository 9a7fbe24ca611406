package dev.bers.client;

import dev.bers.client.served.JsonReader;
import dev.bers.client.snapshot.DigestText;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import java.nio.charset.StandardCharsets;

/** An answer as the interface of the server describes it, for tests; its digests are right unless they are replaced. */
record ServedAnswer(String environment, String tenant, long release, String values, String withheld) {

    private static final String DECLARED = """
            {"environments": [
               {"name": "staging", "tier": "staging", "hostnames": ["*.staging.picasso.example", "127.0.0.1"], "branches": []},
               {"name": "production", "tier": "production", "hostnames": ["*.picasso.example", "localhost"], "branches": []}],
             "detection": {"variables": ["BERS_ENV"], "urlParameter": "env", "default": "production", "cacheMillis": 300000},
             "isolation": {"unknown": "fail", "owners": {}, "shared": []},
             "defaultTenant": "fo85e6a06dcdf4"}
            """;

    static ServedAnswer ofStaging(long release, String values) {
        return new ServedAnswer("staging", "null", release, values, "[]");
    }

    ServedAnswer withheld(String items) {
        return new ServedAnswer(environment, tenant, release, values, items);
    }

    ServedAnswer of(String otherEnvironment) {
        return new ServedAnswer(otherEnvironment, tenant, release, values, withheld);
    }

    String digest() {
        MappingValue kinds = MappingValue.builder()
                .put("environment", JsonReader.mapping(values))
                .build();
        return DigestText.of(kinds);
    }

    String text() {
        MappingValue parsed = JsonReader.mapping(values);
        return """
               {"environment": "%s", "tier": "staging", "tenant": %s, "release": %d, "revision": %d, "digest": "%s",
                "configurations": {"environment": {"digest": "%s", "values": %s}},
                "withheld": %s, "guard": {"declared": %s, "environment": "%s"}}
               """.formatted(
                        environment,
                        tenant,
                        release,
                        release,
                        digest(),
                        DigestText.of(parsed),
                        Json.write(parsed),
                        withheld,
                        DECLARED,
                        environment);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String event() {
        return "id: %d\nevent: release\ndata: {\"environment\": \"%s\", \"release\": %d, \"digest\": \"%s\"}\n\n"
                .formatted(release, environment, release, digest());
    }
}
