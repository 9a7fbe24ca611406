package dev.bers.server.release;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workspace of three environments and two tenants, as texts. */
final class WorkspaceTexts {

    static final String MANIFEST = """
            format: 1
            name: chat
            environments:
              development: {tier: development, hostnames: [localhost]}
              staging: {tier: staging, hostnames: [staging.chat.example]}
              production: {tier: production, hostnames: [chat.example]}
            """;
    static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["URL"],
             "properties": {"URL": {"type": "string"}, "LIMIT": {"type": "integer", "minimum": 0},
                            "GREETING": {"type": "string"}, "TOKEN": {"type": "string", "x-bers-secret": true}}}
            """;

    private WorkspaceTexts() {}

    /** All of it, and nothing wrong with it. */
    static Map<String, byte[]> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("bers.yaml", MANIFEST);
        texts.put("config/schemas/environment.schema.json", SCHEMA);
        texts.put("config/environments/base.yaml", "LIMIT: 10\nGREETING: hello\n");
        texts.put("config/environments/development.yaml", "URL: http://localhost:8080\n");
        texts.put("config/environments/staging.yaml", "URL: https://staging.chat.example\n");
        texts.put("config/environments/production.yaml", "URL: https://chat.example\nLIMIT: 20\n");
        texts.put("config/tenants/a/config.yaml", "GREETING: welcome\n");
        texts.put("config/tenants/b/config.production.yaml", "LIMIT: 30\n");
        Map<String, byte[]> bytes = new HashMap<>();
        texts.forEach((path, text) -> bytes.put(path, bytes(text)));
        return bytes;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A document that is replaced, or removed where there is no text. */
    static Map<String, byte @Nullable []> change(String path, @Nullable String text) {
        Map<String, byte @Nullable []> change = new HashMap<>();
        change.put(path, text == null ? null : bytes(text));
        return change;
    }
}
