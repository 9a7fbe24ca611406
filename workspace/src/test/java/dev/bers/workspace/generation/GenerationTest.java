package dev.bers.workspace.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.problem.ProblemException;
import dev.bers.value.Document;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void declarations_are_as_the_golden_file_has_them() throws IOException {
        String declarations = TypeScriptGenerator.generate(Map.of(ConfigKind.ENVIRONMENT, schema()));

        assertThat(declarations).isEqualTo(resource("environment.d.ts"));
    }

    @Test
    void a_record_reads_an_effective_configuration() throws Exception {
        Object read = load(schema(), "config.yaml", """
                API_BASE_URL: https://a.example
                REQUEST_TIMEOUT: 2000
                BIG: 5
                RATIO: 1.5
                LEVEL: very high
                class: true
                TAGS: [a, b]
                GRID: [[1], []]
                LIMITS: {x: 1}
                NODES: [{name: n, next: {name: m}}]
                nested: {string: {deep: 3}}
                """);

        assertThat(read)
                .hasToString("EnvironmentConfiguration[apiBaseUrl=https://a.example, apiBaseUrl_2=Optional.empty,"
                        + " requestTimeout=2000, big=5, ratio=Optional[1.5], debug=Optional.empty, level=VERY_HIGH_2,"
                        + " mixed=Optional.empty, class_=true, hashCode_=Optional.empty, _9lives=Optional.empty,"
                        + " tags=Optional[[A, B]], grid=Optional[[[1], []]], limits=Optional[{x=1.0}],"
                        + " nodes=Optional[[NODES]], nested=Nested[string=Optional[StringType[deep=Optional[3]]]]]"
                                .replace("[[NODES]]", nodes(read)));
    }

    private static String nodes(Object read) throws ReflectiveOperationException {
        Object nodes = read.getClass().getMethod("nodes").invoke(read);
        assertThat(nodes.toString()).contains("name=n").contains("\"name\":\"m\"");
        return nodes.toString().substring("Optional".length());
    }

    @Test
    void a_missing_value_and_a_wrong_type_are_named_with_their_place() {
        assertThatThrownBy(() -> load(schema(), "config.yaml", "API_BASE_URL: x\n"))
                .hasMessage("error: REQUEST_TIMEOUT has no value in staging [BERS-GEN-010]");
        assertThatThrownBy(() -> load(schema(), "config.yaml", "API_BASE_URL: x\nREQUEST_TIMEOUT: soon\n"))
                .hasMessage(
                        "config.yaml:2:18: error: REQUEST_TIMEOUT must be a whole number, got: text [BERS-GEN-011]");
        assertThatThrownBy(() ->
                        load(schema(), "config.yaml", "API_BASE_URL: x\nREQUEST_TIMEOUT: 1000\nBIG: 1\nLEVEL: none\n"))
                .hasMessageContaining("BERS-GEN-012");
    }

    @Test
    void a_record_shows_no_secret() throws Exception {
        Document schema = read("s.json", """
                {"properties": {
                  "API": {"type": "string"},
                  "PAY_SECRET": {"type": "string", "x-bers-secret": true},
                  "KEYS": {"type": "array", "items": {"type": "string", "x-bers-secret": true}},
                  "BY_NAME": {"additionalProperties": {"$ref": "#/$defs/secret"}},
                  "PORT": {"type": "integer", "x-bers-secret": false},
                  "database": {"type": "object", "properties": {
                    "host": {"type": "string"}, "password": {"type": "string", "x-bers-secret": "yes"}}},
                  "NODES": {"type": "array", "items": {"$ref": "#/$defs/node"}},
                  "EITHER": {"anyOf": [{"type": "integer"}, {"type": "object",
                    "properties": {"t": {"type": "string", "x-bers-secret": true}}}]}
                 },
                 "required": ["PAY_SECRET"],
                 "$defs": {
                  "secret": {"type": "string", "x-bers-secret": true},
                  "node": {"type": "object", "properties": {
                    "token": {"$ref": "#/$defs/secret"}, "next": {"$ref": "#/$defs/node"}}}}}
                """);

        Object read = load(schema, "config.yaml", """
                API: https://a.example
                PAY_SECRET: hunter2
                KEYS: [hunter2]
                BY_NAME: {a: hunter2}
                PORT: 1
                database: {host: h, password: hunter2}
                NODES: [{token: hunter2, next: {token: hunter2}}]
                EITHER: {t: hunter2}
                """);

        assertThat(read)
                .hasToString("EnvironmentConfiguration[api=Optional[https://a.example], paySecret=***, keys=***,"
                        + " byName=***, port=Optional[1], database=Optional[Database[host=Optional[h], password=***]],"
                        + " nodes=Optional[[NodesItem[token=***, next=***]]], either=***]");
        assertThat(read.getClass().getMethod("paySecret").invoke(read)).isEqualTo("hunter2");
    }

    @Test
    void only_what_is_used_is_imported() throws IOException {
        String little = JavaGenerator.generate(
                read("s.json", "{\"properties\": {\"a\": {\"type\": \"string\"}}, \"required\": [\"a\"]}"), "p", "X");
        String much = JavaGenerator.generate(schema(), "p", "X");

        assertThat(little.lines().filter(line -> line.startsWith("import ")))
                .containsExactly(
                        "import dev.bers.config.EffectiveConfiguration;", "import dev.bers.typed.TypedReader;");
        assertThat(much.lines().filter(line -> line.startsWith("import ")))
                .containsExactly(
                        "import dev.bers.config.EffectiveConfiguration;",
                        "import dev.bers.typed.TypedReader;",
                        "import dev.bers.value.Value;",
                        "import java.util.List;",
                        "import java.util.Map;",
                        "import java.util.Optional;");
    }

    @Test
    void a_hostile_schema_can_not_break_out_of_the_generated_source() throws Exception {
        String key = "x\\\"); } static { System.exit(1); } //\\u000a */ \\n";
        Document hostile = read(
                "evil*/.json",
                "{\"properties\": {\"" + key + "\": {\"enum\": [\"" + key + "\"], \"description\": \"" + key + "\"},"
                        + "\"read\": {\"type\": \"string\"}, \"from\": {\"type\": \"object\", \"properties\": {\"read\": {\"type\": \"string\"}}}}}");

        Object read = load(hostile, "config.yaml", "from: {read: a}\nread: b\n");

        assertThat(read.toString()).contains("read=Optional[b]").contains("read=Optional[a]");
        assertThat(TypeScriptGenerator.generate(Map.of(ConfigKind.BUILD, hostile)))
                .contains("from evil* /.json")
                .contains("   * x\"); } static { System.exit(1); } //\n   * * /\n   */");
    }

    @Test
    void names_and_sizes_that_java_refuses_are_said() throws IOException {
        Document schema = schema();
        assertThatThrownBy(() -> JavaGenerator.generate(schema, "com.class", "X"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-GEN-002");
        StringBuilder many = new StringBuilder("{\"properties\": {\"p\": {}");
        for (int i = 0; i < 127; i++) {
            many.append(",\"p").append(i).append("\": {}");
        }
        Document large = read("large.json", many.append("}}").toString());
        assertThatThrownBy(() -> JavaGenerator.generate(large, "com.example", "X"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-GEN-001");
    }

    private Object load(Document schema, String file, String yaml) throws Exception {
        Map<Path, String> sources = JavaGenerator.generate(Map.of(ConfigKind.ENVIRONMENT, schema), "com.example");
        Path source = folder.resolve(sources.keySet().iterator().next());
        Files.createDirectories(source.getParent());
        Files.writeString(source, sources.values().iterator().next());
        compile(source);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, GenerationTest.class.getClassLoader())) {
            return loader.loadClass("com.example.EnvironmentConfiguration")
                    .getMethod("from", EffectiveConfiguration.class)
                    .invoke(null, resolve(read(file, yaml)));
        } catch (InvocationTargetException thrown) {
            throw (Exception) thrown.getCause();
        }
    }

    private void compile(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        boolean compiled = compiler.getTask(
                        out,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-Xlint:all,-path,-classfile,-options",
                                "-Werror",
                                "-encoding",
                                "UTF-8",
                                "--release",
                                "17",
                                "-d",
                                folder.toString(),
                                "-cp",
                                System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)
                                .getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(() -> out + "\n" + source).isTrue();
    }

    private static EffectiveConfiguration resolve(Document document) {
        EnvironmentName staging = new EnvironmentName("staging");
        Environments environments = new Environments(
                List.of(new Environment(staging, Tier.STAGING, null, List.of(), List.of(), Location.NONE)));
        ConfigDocuments documents = ConfigDocuments.builder(environments)
                .environment(ConfigKind.ENVIRONMENT, staging, document)
                .build();
        return new ConfigResolver(documents, Map.of())
                .resolve(ConfigKind.ENVIRONMENT, staging, null)
                .configuration();
    }

    private static Document schema() throws IOException {
        return read("environment.schema.json", resource("environment.schema.json"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GenerationTest.class.getResourceAsStream("/generation/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Document read(String file, String text) {
        Reading reading = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.document());
    }
}
