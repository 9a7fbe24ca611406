package dev.bers.workspace.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReader;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptImporterTest {

    @Test
    void the_old_object_of_picasso_becomes_a_workspace_with_its_faults() throws IOException {
        ImportResult result = ScriptImporter.run("environment.js", picasso(), null, "picasso");

        assertThat(result.problems()).isEmpty();
        assertThat(result.files().keySet().stream().map(path -> path.toString().replace('\\', '/')))
                .containsExactly(
                        "bers.yaml",
                        "config/environments/base.yaml",
                        "config/environments/development.yaml",
                        "config/environments/staging.yaml",
                        "config/environments/production.yaml",
                        "config/schemas/environment.schema.json");
        assertThat(result.files().get(Path.of("config/environments/base.yaml"))).isEqualTo("""
                # What holds in every environment. Nothing yet.
                """);
        assertThat(result.files().get(Path.of("config/environments/development.yaml")))
                .isEqualTo("""
                # What holds in development only. Imported from environment.js.
                API_BASE_URL: https://chat.picasso.example  # environment.js:6:5
                CHAT_API_URL: https://chat.picasso.example/Master_Function?action=chat  # environment.js:7:5
                STREAMING_ENDPOINT: https://stream.picasso.example/connect  # environment.js:8:5
                WIDGET_DOMAIN: http://localhost:5173  # environment.js:9:5
                CONFIG_BUCKET: picasso  # environment.js:10:5
                DEBUG: true  # environment.js:11:5
                STREAMING_ENABLED: false  # environment.js:12:5
                REQUEST_TIMEOUT: 10000  # environment.js:13:5
                RETRY_ATTEMPTS: 3  # environment.js:14:5
                """);
        assertThat(result.files().get(Path.of("bers.yaml"))).isEqualTo(resource("/importing/picasso-bers.yaml"));
        assertThat(result.advice())
                .extracting(Advice::message)
                .anyMatch(text -> text.startsWith("getChatUrl puts a URL together"))
                .anyMatch(
                        text -> text.startsWith(
                                "https://stream.picasso.example was given to production, but is named by development, staging as well"));
        result.files().forEach((path, text) -> read(path.toString(), text));
    }

    @Test
    void the_proof_names_each_fault_of_picasso() throws IOException {
        ImportResult result = ScriptImporter.run("environment.js", picasso(), null, "picasso");
        Manifest manifest = Objects.requireNonNull(
                ManifestReader.read(document(result, "bers.yaml")).manifest());
        ConfigDocuments.Builder documents = ConfigDocuments.builder(manifest.environments())
                .schema(
                        ConfigKind.ENVIRONMENT,
                        SchemaOutline.of(document(result, "config/schemas/environment.schema.json")))
                .base(ConfigKind.ENVIRONMENT, document(result, "config/environments/base.yaml"));
        for (EnvironmentName name : manifest.environments().names()) {
            documents.environment(
                    ConfigKind.ENVIRONMENT, name, document(result, "config/environments/" + name + ".yaml"));
        }
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();

        assertThat(new IsolationProof(ownership, new ConfigResolver(documents.build(), Map.of()))
                        .prove()
                        .violations())
                .extracting(violation -> violation.environment() + " " + violation.path() + " "
                        + violation.reason().code())
                .containsExactlyInAnyOrder(
                        "development API_BASE_URL BERS-ISO-001",
                        "development CHAT_API_URL BERS-ISO-001",
                        "development STREAMING_ENDPOINT BERS-ISO-001",
                        "development CONFIG_BUCKET BERS-ISO-001",
                        "staging API_BASE_URL BERS-ISO-001",
                        "staging STREAMING_ENDPOINT BERS-ISO-001");
    }

    private static Document document(ImportResult result, String file) {
        return new Document(
                file, read(file, Objects.requireNonNull(result.files().get(Path.of(file)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default { dev: {A: 'x'}, prod: {A: 'y'} }",
                "module.exports = { dev: {A: 'x'}, prod: {A: 'y'} };",
                "module.exports = Object.freeze({ environments: { dev: {A: 'x'}, prod: {A: 'y'} } });",
                "const dev = {A: 'x'}; export const CONFIG = { dev, prod: {A: `y`} };",
                "var base = {A: 'x'}; let C = { dev: {...base}, prod: {...base, A: 'y'} };",
                "exports.config = { 'dev': {A: 'x'}, ['prod']: {A: 'y'} };",
                "const X = 'x', Y = {v: 'y'}; window.ENV = { dev: {A: X}, prod: {A: Y.v} };",
                "const X = 'x'; const E = { dev: {A: '' + X}, prod: {A: `${'y'}`} };"
            })
    void each_way_to_write_the_object_is_understood(String script) {
        ImportResult result = ScriptImporter.run("e.js", script, null, "w");

        assertThat(result.problems()).isEmpty();
        assertThat(environment(result, "development")).hasToString("{\"A\":\"x\"}");
        assertThat(environment(result, "production")).hasToString("{\"A\":\"y\"}");
    }

    @Test
    void what_is_not_constant_is_reported_with_its_place_and_left_out() {
        ImportResult result = ScriptImporter.run(
                "e.js",
                "const E = {\n  dev: {A: process.env.X, B: [1, f()], get C() { return 1; }, D: -1.5, E: null, ...other, [k]: 1, B2: 1, B2: 2},\n"
                        + "  Prod: {D: 2}, 'not/one': {}, port: 3 };",
                null,
                "w");

        assertThat(result.problems())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "e.js:2:9: warning: the value of A is not constant and was left out [BERS-MIG-056]",
                        "e.js:2:34: warning: an item of a list is not constant and was left out [BERS-MIG-056]",
                        "e.js:2:44: warning: a function is not constant and was left out [BERS-MIG-056]",
                        "e.js:2:81: warning: what is spread here is not constant and was left out [BERS-MIG-056]",
                        "e.js:2:91: warning: a computed key is not constant and was left out [BERS-MIG-056]",
                        "e.js:2:106: warning: the key B2 is there twice; the later one counts, as in JavaScript [BERS-MIG-057]",
                        "e.js:3:17: warning: the entry not/one is no environment and was left out [BERS-MIG-058]",
                        "e.js:3:32: warning: the entry port is no environment and was left out [BERS-MIG-058]");
        assertThat(environment(result, "development")).hasToString("{\"B\":[1],\"D\":-1.5,\"E\":null,\"B2\":2}");
        assertThat(environment(result, "production")).hasToString("{\"D\":2}");
    }

    @Test
    void a_secret_is_never_copied_and_a_dollar_brace_stays_literal() {
        ImportResult result = ScriptImporter.run(
                "e.js",
                "const E = {dev: {API_KEY: 'hunter2', U: 'postgres://u:hunter2@h/db', T: 'a${b}'}};",
                null,
                "w");

        assertThat(result.files().toString()).doesNotContain("hunter2");
        assertThat(environment(result, "development"))
                .hasToString("{\"API_KEY\":\"${variable:API_KEY}\",\"U\":\"postgres://h/db\","
                        + "\"U_CREDENTIALS\":\"${variable:U_CREDENTIALS}\",\"T\":\"a$${b}\"}");
        assertThat(result.files().get(Path.of("config/schemas/environment.schema.json")))
                .contains("x-bers-secret");
        assertThat(result.advice().toString())
                .contains("API_KEY looks like a secret")
                .contains("U_CREDENTIALS, the user and password in U, was not copied: set it in the variable")
                .doesNotContain("hunter2");
    }

    @Test
    void the_object_can_be_chosen_and_a_wrong_choice_names_the_near_miss() {
        String two = "const A = {dev: {x: 1}, prod: {x: 2}}; const B = {dev: {x: 3}, prod: {x: 4}};";

        assertThat(ScriptImporter.run("e.js", two, null, "w").problems())
                .extracting(Object::toString)
                .containsExactly("e.js: error: several objects have environments as keys: A, B [BERS-MIG-054]");
        assertThat(environment(ScriptImporter.run("e.js", two, "B", "w"), "development"))
                .hasToString("{\"x\":3}");
        assertThat(ScriptImporter.run("e.js", "const CONFIG = {}", "CONFG", "w").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.suggestion()).isEqualTo("Did you mean CONFIG?"));
    }

    @Test
    void what_is_no_script_gives_one_clear_problem() {
        assertThat(ScriptImporter.run("e.js", "const A = {dev: ", null, "w").problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.code().text()).isEqualTo("BERS-MIG-050"));
        assertThat(ScriptImporter.run("e.js", "const a = 1;", null, "w").problems())
                .extracting(problem -> problem.code().text())
                .containsExactly("BERS-MIG-053");
        assertThat(ScriptImporter.run("e.js", "const a = " + "[".repeat(100_000), null, "w")
                        .hasFailed())
                .isTrue();
        assertThat(ScriptImporter.run("e.js", "const a = a; const b = {dev: c}; const c = {x: c};", null, "w")
                        .hasFailed())
                .isFalse();
    }

    private static MappingValue environment(ImportResult result, String name) {
        String file = "config/environments/" + name + ".yaml";
        MappingValue base =
                read("base.yaml", Objects.requireNonNull(result.files().get(Path.of("config/environments/base.yaml"))));
        return SharedPart.merged(
                base, read(file, Objects.requireNonNull(result.files().get(Path.of(file)))));
    }

    private static MappingValue read(String file, String text) {
        Reading reading = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).as(text).isEmpty();
        return Objects.requireNonNull(reading.document()).root();
    }

    private static String picasso() throws IOException {
        return Files.readString(Path.of("../examples/picasso/legacy/environment.js"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScriptImporterTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
