package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bers resolve}: what it hands out, and what it does not. */
class ResolveCommandTest {

    private static final String MANIFEST = """
            format: 1
            name: shop
            environments:
              staging: {tier: staging, hostnames: [staging.shop.example]}
              production: {tier: production, hostnames: [api.shop.example]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeEach
    void workspace() throws IOException {
        write("bers.yaml", MANIFEST);
        write("config/schemas/environment.schema.json", """
                {"type": "object", "properties": {
                  "API": {"type": "string"},
                  "PAY_SECRET": {"type": "string", "x-bers-secret": true}}}
                """);
        write("config/environments/base.yaml", "PAY_SECRET: ${variable:PAY_SECRET}\n");
        write("config/environments/staging.yaml", "API: https://staging.shop.example/api\n");
        write("config/environments/production.yaml", "API: https://api.shop.example/api\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Ran resolve(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "resolve";
        all[1] = "-e";
        all[2] = "staging";
        System.arraycopy(args, 0, all, 3, args.length);
        return Ran.in(folder, Map.of("PAY_SECRET", "hunter2"), all);
    }

    @Test
    void script_never_replaces_a_secret_by_its_mask() {
        Ran shell = resolve("--format", "shell");
        assertThat(shell.out()).isEqualTo("""
                export API='https://staging.shop.example/api'
                : 'PAY_SECRET is a secret, and left out'
                """);
        assertThat(shell.err()).isEqualTo("1 secret left out: PAY_SECRET\n");
        for (String format : new String[] {"dotenv", "properties"}) {
            Ran ran = resolve("--format", format);
            assertThat(ran.out())
                    .contains("# PAY_SECRET is a secret, and left out")
                    .doesNotContain("***", "hunter2");
        }
    }

    @Test
    void tree_shows_a_mask_and_says_so() {
        for (String format : new String[] {"json", "yaml"}) {
            Ran ran = resolve("--format", format);
            assertThat(ran.out()).contains("***").doesNotContain("hunter2");
            assertThat(ran.err()).isEqualTo("1 secret masked as ***: PAY_SECRET\n");
        }
    }

    @Test
    void configuration_that_names_production_is_not_handed_out() throws IOException {
        write("config/environments/staging.yaml", "API: https://api.shop.example/api\n");
        Ran ran = resolve("--format", "shell");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("error[BERS-ISO-001] 'API' in staging names https://api.shop.example");
        assertThat(resolve("--json").out()).contains("\"BERS-ISO-001\"");
    }

    @Test
    void leak_of_one_tenant_is_no_matter_to_the_others() throws IOException {
        write("config/tenants/acme/config.staging.yaml", "API: https://api.shop.example/api\n");
        write("config/tenants/demo/config.yaml", "OTHER: 1\n");
        assertThat(resolve("-t", "acme").err()).contains("error[BERS-ISO-001]");
        assertThat(resolve("-t", "demo").exitCode()).isZero();
        assertThat(resolve().exitCode()).isZero();
    }

    @Test
    void what_is_accepted_on_purpose_is_handed_out() throws IOException {
        write("config/environments/staging.yaml", "API: https://api.shop.example/api\n");
        write("config/accepted.yaml", """
                accepted:
                  - code: BERS-ISO-001
                    place: config/environments/staging.yaml
                    reason: moves in April
                    until: 2026-12-31
                """);
        assertThat(resolve().exitCode()).isZero();
    }

    @Test
    void configuration_that_breaks_its_schema_is_not_handed_out() throws IOException {
        write("config/environments/staging.yaml", "API: 7\n");
        Ran ran = resolve("--format", "shell");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("error[BERS-CFG-010] API must be text, got: 7", "config/environments/staging.yaml:1:6");
        assertThat(Ran.in(folder, Map.of("PAY_SECRET", "hunter2"), "resolve", "-e", "production")
                        .exitCode())
                .as("what is wrong with another environment")
                .isZero();
    }

    @Test
    void variable_that_breaks_the_schema_is_not_handed_out() throws IOException {
        write("config/schemas/environment.schema.json", """
                {"type": "object", "additionalProperties": false, "properties": {
                  "API": {"type": "string"},
                  "TIMEOUT": {"type": "integer", "minimum": 1000},
                  "PAY_SECRET": {"type": "string", "x-bers-secret": true}}}
                """);
        Ran tooSmall = withVariable("BERS_CONFIG__TIMEOUT", "5");
        assertThat(tooSmall.exitCode()).isEqualTo(1);
        assertThat(tooSmall.err()).contains("error[BERS-CFG-012] TIMEOUT must be", "$BERS_CONFIG__TIMEOUT");
        Ran undeclared = withVariable("BERS_CONFIG__TIMEOTU", "5000");
        assertThat(undeclared.exitCode()).isEqualTo(1);
        assertThat(undeclared.err()).contains("error[BERS-CFG-014] TIMEOTU", "Did you mean TIMEOUT?");
        assertThat(withVariable("BERS_CONFIG__TIMEOUT", "5000").exitCode()).isZero();
    }

    private Ran withVariable(String name, String value) {
        return Ran.in(folder, Map.of("PAY_SECRET", "hunter2", name, value), "resolve", "-e", "staging");
    }

    @Test
    void what_its_kind_only_warns_of_is_handed_out_and_told() throws IOException {
        write("bers.yaml", MANIFEST + "validation: {environment: warn}\n");
        write("config/environments/staging.yaml", "API: 7\n");
        Ran ran = resolve("--format", "shell");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("export API='7'");
        assertThat(ran.err()).contains("warning[BERS-CFG-010] API must be text, got: 7");
    }
}
