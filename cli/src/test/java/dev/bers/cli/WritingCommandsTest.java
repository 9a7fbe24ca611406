package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that write files. */
class WritingCommandsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Ran run(String... args) {
        return Ran.in(folder, Map.of(), args);
    }

    @Test
    void new_workspace_validates_and_is_isolated() {
        assertThat(run("init", "My Shop").exitCode()).isZero();
        assertThat(run("validate", "-w", "My Shop").out()).startsWith("✓ valid");
        assertThat(run("isolation", "check", "-w", "My Shop").exitCode()).isZero();
    }

    @Test
    void nothing_is_overwritten_and_nothing_written_beside_it() throws IOException {
        Files.createDirectories(folder.resolve("config/environments"));
        Files.writeString(folder.resolve("config/environments/staging.yaml"), "MINE: 1\n");
        Ran ran = run("init");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("BERS-CLI-005", "config/environments/staging.yaml");
        assertThat(folder.resolve("bers.yaml")).doesNotExist();
        assertThat(folder.resolve("config/environments/staging.yaml")).hasContent("MINE: 1");
    }

    @Test
    void folder_is_named_as_an_argument_or_as_the_workspace() {
        assertThat(run("init", "-w", "shop").out()).contains("+ shop/bers.yaml", "bers validate --workspace shop");
        assertThat(folder.resolve("shop/bers.yaml")).exists();
        assertThat(folder.resolve("bers.yaml")).doesNotExist();
        assertThat(run("init", "a", "-w", "b").exitCode()).isEqualTo(2);
        assertThat(run("init", "a b").out()).contains("bers validate --workspace 'a b'\n");
    }

    @Test
    void what_belongs_to_one_machine_is_not_committed() throws IOException {
        run("init", "shop");
        assertThat(folder.resolve("shop/.gitignore")).content().contains(".bers/\n", "*.local.yaml\n");
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/.gitignore"), "node_modules/\n");
        Ran ran = run("init", "old");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("• .gitignore is left as it is: add .bers/ and *.local.yaml to it");
        assertThat(folder.resolve("old/.gitignore")).hasContent("node_modules/");
    }

    @Test
    void an_init_that_was_stopped_goes_on_where_it_stopped() throws IOException {
        assertThat(run("init", "shop").exitCode()).isZero();
        Files.delete(folder.resolve("shop/bers.yaml"));
        Files.delete(folder.resolve("shop/config/environments/staging.yaml"));
        assertThat(run("init", "shop").exitCode()).isZero();
        assertThat(run("validate", "-w", "shop").out()).startsWith("✓ valid");
        assertThat(run("init", "shop").err()).contains("BERS-CLI-005");
    }

    @Test
    void the_root_of_all_folders_is_no_file_to_write_to() {
        assertThat(run("init", "shop").exitCode()).isZero();
        Ran ran = run("generate", "typescript", "--out", folder.getRoot().toString(), "-w", "shop");
        assertThat(ran.err()).contains("BERS-CLI-010", "it is the root of all folders");
    }

    @Test
    void imported_object_keeps_its_faults_and_the_proof_names_them() throws IOException {
        Files.writeString(folder.resolve("environment.js"), """
                const ENVIRONMENTS = {
                  staging: { API: 'https://chat.picasso.example', RETRIES: 3 },
                  production: { API: 'https://chat.picasso.example', RETRIES: 2 },
                };
                """);
        Ran ran = run("init", "widget", "--from", "environment.js");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        Ran check = run("isolation", "check", "-w", "widget");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("'API' in staging names https://chat.picasso.example");
    }

    @Test
    void env_files_become_environments() throws IOException {
        Files.writeString(folder.resolve(".env"), "RETRIES=3\n");
        Files.writeString(folder.resolve(".env.staging"), "RETRIES=5\n");
        assertThat(run("init", "shop", "--from", ".env", "--from", ".env.staging")
                        .exitCode())
                .isZero();
        assertThat(run("resolve", "-e", "staging", "-w", "shop", "--format", "dotenv")
                        .out())
                .contains("RETRIES='5'");
    }

    @Test
    void imported_secrets_validate_before_their_variables_are_set_and_after() throws IOException {
        Files.writeString(
                folder.resolve(".env"),
                "STRIPE_KEY=sk_live_hunter2\nDATABASE_URL=postgres://u:hunter2@db.example/shop\nPLACE=$NOT_SET/x\n");
        assertThat(run("init", "shop", "--from", ".env").exitCode()).isZero();
        Ran unset = run("validate", "-w", "shop");
        assertThat(unset.exitCode()).as(unset.out()).isZero();
        assertThat(unset.out()).contains("warning[BERS-CFG-049] 'STRIPE_KEY' needs the variable STRIPE_KEY", "✓ valid");
        assertThat(run("resolve", "-e", "production", "-w", "shop").err()).contains("error[BERS-CFG-049]");
        Map<String, String> variables =
                Map.of("STRIPE_KEY", "sk_live_hunter2", "DATABASE_URL_CREDENTIALS", "u:hunter2", "NOT_SET", "a");
        assertThat(Ran.in(folder, variables, "validate", "-w", "shop").out()).startsWith("✓ valid");
        assertThat(Ran.in(folder, variables, "resolve", "-e", "development", "-w", "shop")
                        .exitCode())
                .isZero();
        // No other file says where production's database is: the one of .env is development's.
        assertThat(Ran.in(folder, variables, "resolve", "-e", "production", "-w", "shop")
                        .err())
                .contains("error[BERS-ISO-001] 'DATABASE_URL' in production");
    }

    @Test
    void source_that_is_missing_or_no_script_is_one_clear_error() throws IOException {
        assertThat(run("init", "x", "--from", "gone.js").err()).contains("error[BERS-CLI-006] gone.js can't be read");
        Files.writeString(folder.resolve("passwd"), "root:x:0:0");
        assertThat(run("init", "x", "--from", "passwd").err()).contains("error[BERS-CLI-014] passwd is neither");
        Files.writeString(folder.resolve("a.js"), "const = ;");
        Ran ran = run("init", "x", "--from", "a.js");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("error[BERS-MIG");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void types_are_generated_where_they_are_asked_for() {
        run("init");
        assertThat(run("generate", "typescript", "--out", "src/config.d.ts").out())
                .isEqualTo("  + src/config.d.ts\n");
        assertThat(folder.resolve("src/config.d.ts")).content().contains("API_BASE_URL");
        assertThat(run("generate", "java", "--package", "shop.config", "--out", "java")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("java/shop/config")).isDirectoryContaining("glob:**.java");
        assertThat(run("generate", "cobol").exitCode()).isEqualTo(2);
    }

    @Test
    void files_older_than_their_schema_are_taken_along_by_migrations() throws IOException {
        run("init", "shop");
        Path schema = folder.resolve("shop/config/schemas/environment.schema.json");
        Files.writeString(schema, "{\"x-bers-version\": 2, \"required\": [\"NEW_NAME\"]}");
        assertThat(run("migrate", "-w", "shop").out())
                .contains("BERS-MIG-034", "write a migration from 1 to 2", "no migration is left to apply");
        assertThat(run("validate", "-w", "shop").err()).doesNotContain("bers migrate");
        Files.createDirectories(folder.resolve("shop/config/migrations"));
        Files.writeString(
                folder.resolve("shop/config/migrations/0001-name.yaml"),
                "kind: environment\nfrom: 1\nto: 2\nsteps: [{default: NEW_NAME, value: a}]\n");
        assertThat(run("validate", "-w", "shop").err())
                .contains("1 migration not applied yet: the files may be older than their schema, so run bers migrate");
        assertThat(run("migrate", "-w", "shop").exitCode()).isZero();
        assertThat(run("validate", "-w", "shop").exitCode()).isZero();
    }

    @Test
    void workspace_without_migrations_has_nothing_to_migrate() {
        run("init");
        assertThat(run("migrate", "--dry-run").out()).isEqualTo("✓ nothing to migrate\n");
        assertThat(run("migrate", "--json").out()).contains("\"applied\": true", "\"files\": []");
    }

    @Test
    void schema_versions_are_compared_with_a_reason_for_each_break() throws IOException {
        Files.writeString(
                folder.resolve("v1.json"), "{\"type\":\"object\",\"properties\":{\"A\":{\"type\":\"string\"}}}");
        Files.writeString(
                folder.resolve("v2.json"),
                "{\"type\":\"object\",\"properties\":{\"A\":{\"type\":\"string\"}},\"required\":[\"A\"]}");
        Ran backward = run("schema", "compat", "v1.json", "v2.json", "--mode", "backward");
        assertThat(backward.exitCode()).isEqualTo(1);
        assertThat(backward.out()).contains("error[BERS-SCH-", "✗ 1 break (backward)");
        assertThat(run("schema", "compat", "v1.json", "v2.json", "--mode", "forward")
                        .exitCode())
                .isZero();
        assertThat(run("schema", "compat", "v1.json", "v2.json", "--mode", "backwards")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("schema", "compat", "v1.json", "v2.json", "--json").out())
                .contains("\"direction\": \"backward\"");
    }
}
