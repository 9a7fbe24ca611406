package dev.bers.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reference input of the measurements: 200 keys in a base document, 40 of them overridden by an environment and 10 by
 * a tenant; 20 keys stand at the top, nine in each of 20 mappings, three of those one level deeper.
 */
final class ReferenceText {

    /** Leaves of the merged configuration. */
    static final int KEYS = 200;
    /** A short key at the top. */
    static final String SHORT_KEY = "DEBUG";
    /** A long key at the top. */
    static final String LONG_KEY = "STREAMING_RECONNECT_DELAY_MILLISECONDS_AT_MOST_BEFORE_THE_STREAM_IS_GIVEN_UP";
    /** A key two mappings down. */
    static final String NESTED_KEY = "service7.pool.idleSeconds";

    private static final int SERVICES = 20;
    private static final int OPTIONS = 18;

    private ReferenceText() {}

    /** What all environments share. */
    static Map<String, Object> base() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(SHORT_KEY, true);
        root.put(LONG_KEY, 30_000);
        for (int i = 0; i < OPTIONS; i++) {
            root.put("OPTION_" + i, "the value of option " + i);
        }
        for (int i = 0; i < SERVICES; i++) {
            root.put("service" + i, service(i));
        }
        return root;
    }

    private static Map<String, Object> service(int number) {
        Map<String, Object> pool = new LinkedHashMap<>();
        pool.put("min", 1 + number % 3);
        pool.put("max", 10 + number);
        pool.put("idleSeconds", 60 + number);
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("url", "http://localhost:" + (3000 + number) + "/api");
        service.put("label", "service number " + number);
        service.put("region", "local");
        service.put("enabled", number % 5 != 0);
        service.put("timeoutMillis", 10_000);
        service.put("retries", 3);
        service.put("pool", pool);
        return service;
    }

    /** What one environment says differently. */
    static Map<String, Object> environment() {
        Map<String, Object> root = new LinkedHashMap<>();
        for (int i = 0; i < SERVICES; i++) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("url", "https://service" + i + ".staging.picasso.example/api");
            service.put("region", "eu-central-1");
            root.put("service" + i, service);
        }
        return root;
    }

    /** What one tenant says differently. */
    static Map<String, Object> tenant() {
        Map<String, Object> root = new LinkedHashMap<>();
        for (int i = 0; i < SERVICES / 2; i++) {
            root.put("service" + i, new LinkedHashMap<>(Map.of("label", "a tenant's service " + i)));
        }
        return root;
    }

    /** A JSON Schema (2020-12) that describes each key, its type and its range, and forbids others. */
    static Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(SHORT_KEY, Map.of("type", "boolean"));
        properties.put(LONG_KEY, integer(0, 60_000));
        for (int i = 0; i < OPTIONS; i++) {
            properties.put("OPTION_" + i, text());
        }
        for (int i = 0; i < SERVICES; i++) {
            properties.put("service" + i, Map.of("$ref", "#/$defs/service"));
        }
        Map<String, Object> pool = object(new LinkedHashMap<>(
                Map.of("min", integer(0, 100), "max", integer(1, 1_000), "idleSeconds", integer(1, 3_600))));
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("url", Map.of("type", "string", "pattern", "^https?://"));
        service.put("label", text());
        service.put("region", text());
        service.put("enabled", Map.of("type", "boolean"));
        service.put("timeoutMillis", integer(1_000, 30_000));
        service.put("retries", integer(0, 10));
        service.put("pool", pool);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Reference");
        schema.putAll(object(properties));
        schema.put("$defs", Map.of("service", object(service)));
        return schema;
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> integer(int least, int most) {
        return Map.of("type", "integer", "minimum", least, "maximum", most);
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string", "minLength", 1, "maxLength", 200);
    }

    /** The document as indented JSON. */
    static String json(Map<String, Object> root) {
        StringBuilder out = new StringBuilder();
        writeJson(root, 0, out);
        return out.append('\n').toString();
    }

    private static void writeJson(Object value, int level, StringBuilder out) {
        if (value instanceof Map<?, ?> mapping) {
            out.append('{');
            String separator = "\n";
            for (Map.Entry<?, ?> entry : mapping.entrySet()) {
                out.append(separator)
                        .append("  ".repeat(level + 1))
                        .append('"')
                        .append(entry.getKey())
                        .append("\": ");
                writeJson(entry.getValue(), level + 1, out);
                separator = ",\n";
            }
            out.append('\n').append("  ".repeat(level)).append('}');
        } else if (value instanceof String text) {
            out.append('"').append(text).append('"');
        } else {
            out.append(value);
        }
    }

    /** The document as block YAML with plain scalars, as people write it. */
    static String yaml(Map<String, Object> root) {
        StringBuilder out = new StringBuilder();
        writeYaml(root, 0, out);
        return out.toString();
    }

    private static void writeYaml(Map<?, ?> mapping, int level, StringBuilder out) {
        mapping.forEach((key, value) -> {
            out.append("  ".repeat(level)).append(key).append(':');
            if (value instanceof Map<?, ?> inner) {
                out.append('\n');
                writeYaml(inner, level + 1, out);
            } else {
                out.append(' ').append(value).append('\n');
            }
        });
    }
}
