package dev.bers.workspace.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotenvImporterTest {

    @Test
    void files_become_layers_with_types_references_and_no_secrets() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".env", """
                # comment
                export API=https://api.example # the API
                VITE_PORT=3000
                DEBUG=true
                MIXED=1
                CHAT="${API}/chat\\n"
                HOME_DIR=$HOME/x
                LITERAL='${API}'
                STRIPE_KEY=sk_live_hunter2
                NODE_ENV=production
                ZIP=01234
                """);
        files.put(".env.staging", "API=https://staging.example\nMIXED=abc\nMULTI=\"a\nb\"\n");
        files.put(".env.local", "DEBUG=false\n");
        files.put(".env.example", "API=\n");

        ImportResult result = DotenvImporter.run(files, "shop");

        assertThat(result.problems()).isEmpty();
        assertThat(result.files().get(Path.of("config/environments/base.yaml"))).isEqualTo("""
                # What holds in every environment. Imported from .env.
                API: https://api.example  # .env:2:8
                VITE_PORT: 3000  # .env:3:1
                DEBUG: true  # .env:4:1
                MIXED: "1"  # .env:5:1
                CHAT: "${API}/chat\\n"  # .env:6:1
                HOME_DIR: "${variable:HOME}/x"  # .env:7:1
                LITERAL: "$${API}"  # .env:8:1
                STRIPE_KEY: "${variable:STRIPE_KEY}"  # .env:9:1
                ZIP: "01234"  # .env:11:1
                """);
        assertThat(result.files().get(Path.of("config/environments/staging.yaml")))
                .contains("MULTI: \"a\\nb\"  # .env.staging:3:1");
        assertThat(result.files().get(Path.of("config/environments/development.local.yaml")))
                .contains("DEBUG: false");
        assertThat(result.files().toString()).doesNotContain("hunter2");
        assertThat(result.files().get(Path.of("config/schemas/environment.schema.json")))
                .contains("\"VITE_PORT\": {\n      \"type\": \"integer\",\n      \"x-bers-public\": true");
        assertThat(result.files().get(Path.of("bers.yaml"))).contains("- NODE_ENV");
    }

    @Test
    void a_single_file_becomes_the_base_of_the_usual_environments() {
        ImportResult result = DotenvImporter.run(Map.of(".env", "A=b"), "shop");

        assertThat(result.files())
                .containsKeys(
                        Path.of("config/environments/development.yaml"),
                        Path.of("config/environments/production.yaml"));
        assertThat(result.files().get(Path.of("config/environments/production.yaml")))
                .isEqualTo("# What holds in production only. Nothing yet.\n");
    }

    @Test
    void user_and_password_leave_a_url_whose_host_a_variable_may_not_decide() {
        ImportResult result = DotenvImporter.run(
                Map.of(".env", "DATABASE_URL=postgres://shop:hunter2@db.example:5432/shop\nLABEL=a:b@c\n"), "shop");

        assertThat(result.files().get(Path.of("config/environments/base.yaml"))).isEqualTo("""
                # What holds in every environment. Imported from .env.
                DATABASE_URL: postgres://db.example:5432/shop  # .env:1:1
                DATABASE_URL_CREDENTIALS: "${variable:DATABASE_URL_CREDENTIALS}"  # .env:1:1
                LABEL: a:b@c  # .env:2:1
                """);
        assertThat(result.files().toString()).doesNotContain("hunter2");
        assertThat(result.files().get(Path.of("config/schemas/environment.schema.json")))
                .contains(
                        "\"DATABASE_URL_CREDENTIALS\": {\n      \"type\": \"string\",\n      \"x-bers-secret\": true");
        assertThat(result.advice())
                .extracting(Advice::message)
                .contains(
                        "DATABASE_URL_CREDENTIALS, the user and password in DATABASE_URL, was not copied: set it in the"
                                + " variable DATABASE_URL_CREDENTIALS");
    }

    @Test
    void each_wrong_line_is_named() {
        ImportResult result = DotenvImporter.run(new LinkedHashMap<>(Map.of(".env", "A\n=b\nC=\"open\nD=1")), "shop");

        assertThat(result.hasFailed()).isTrue();
        assertThat(result.problems())
                .extracting(Object::toString)
                .containsExactly(
                        ".env:1:1: error: a line of a .env file is NAME=value: an = is missing after A [BERS-MIG-060]",
                        ".env:2:1: error: a line of a .env file is NAME=value: a name of letters, digits and _ is missing"
                                + " [BERS-MIG-060]",
                        ".env:3:1: error: a line of a .env file is NAME=value: the quote that opens the value of C is never"
                                + " closed [BERS-MIG-060]");
        assertThat(DotenvImporter.run(Map.of("prod.env", "A=1"), "shop").problems())
                .extracting(problem -> problem.code().text())
                .containsExactly("BERS-MIG-061");
    }

    @Test
    void names_of_secrets_are_known() {
        for (String name :
                List.of("API_KEY", "clientSecret", "GITHUB_TOKEN_RO", "DB_PASSWORD", "AWS_SECRET_ACCESS_KEY")) {
            assertThat(Secrecy.isSecret(name, "x")).as(name).isTrue();
        }
        for (String name : List.of("MONKEY", "PUBLIC_KEY", "STRIPE_PUBLISHABLE_KEY", "TIMEOUT", "KEYBOARD")) {
            assertThat(Secrecy.isSecret(name, "x")).as(name).isFalse();
        }
    }

    @Test
    void a_default_becomes_the_value_unless_a_key_or_a_secret_decides() {
        ImportResult result = DotenvImporter.run(Map.of(".env", """
                        API=https://api.example
                        LOG_LEVEL=${LOG:-info}
                        PORT=${PORT:-8080}
                        CHAT=${API:-https://gone.example}/chat
                        NESTED="a ${X-b${Y:-c}} ${Z}"
                        LITERAL='${X:-1}'
                        DSN=user=u password=${DB_PASSWORD:-hunter2}
                        OPEN=${X:-1
                        """), "shop");

        assertThat(result.files().get(Path.of("config/environments/base.yaml"))).isEqualTo("""
                # What holds in every environment. Imported from .env.
                API: https://api.example  # .env:1:1
                LOG_LEVEL: info  # .env:2:1
                PORT: 8080  # .env:3:1
                CHAT: "${API}/chat"  # .env:4:1
                NESTED: "a bc ${variable:Z}"  # .env:5:1
                LITERAL: "$${X:-1}"  # .env:6:1
                DSN: "user=u password=${variable:DB_PASSWORD}"  # .env:7:1
                OPEN: "$${X:-1"  # .env:8:1
                """);
        assertThat(result.files().toString()).doesNotContain("hunter2");
        assertThat(result.advice())
                .extracting(Advice::message)
                .contains(
                        "LOG_LEVEL got the default of ${LOG} as its value, since an interpolation has no default: where LOG"
                                + " decided, set BERS_CONFIG__LOG_LEVEL, or write ${variable:LOG}",
                        "DSN needs the variable DB_PASSWORD, which looks like a secret: its default was not copied");
    }
}
