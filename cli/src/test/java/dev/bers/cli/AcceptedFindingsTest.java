package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code accepted.yaml} can silence, on 1 March 2026, and what it can't. */
class AcceptedFindingsTest {

    private static final String FOREIGN = "  - {code: BERS-ISO-001, place: config/environments/staging.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeEach
    void staging_names_what_production_owns() throws IOException {
        write("bers.yaml", """
                format: 1
                name: shop
                environments:
                  staging: {tier: staging, hostnames: [staging.shop.example]}
                  production: {tier: production, hostnames: [api.shop.example]}
                """);
        write("config/environments/staging.yaml", "API: https://api.shop.example\n");
        write("config/environments/production.yaml", "API: https://api.shop.example\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Ran check(String... entries) throws IOException {
        write("config/accepted.yaml", "accepted:\n" + String.join("\n", entries) + "\n");
        return Ran.in(folder, Map.of(), "isolation", "check");
    }

    @Test
    void a_foreign_endpoint_is_accepted_with_a_reason_and_until_its_end() throws IOException {
        Ran ran = check(FOREIGN + ", reason: moves in April, until: 2026-03-01}");
        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out()).contains(", 1 accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}",
                ", reason: moves in April}",
                ", until: 2026-12-31}",
                ", reason: ' ', until: 2026-12-31}",
                ", reason: moves in April, until: later}",
                ", reason: moves in April, until: 2026-02-30}"
            })
    void nothing_is_accepted_without_a_reason_and_an_end(String rest) throws IOException {
        Ran ran = check(FOREIGN + rest);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("error[BERS-WSP-020]").doesNotContain("✓");
    }

    @Test
    void after_its_end_it_is_a_finding_again() throws IOException {
        Ran ran = check(FOREIGN + ", reason: moves in January, until: 2026-02-28}");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("error[BERS-ISO-001]", "warning[BERS-WSP-021]");
    }

    @Test
    void of_two_entries_the_one_that_has_ended_does_not_prolong_nor_end_the_other() throws IOException {
        Ran ran = check(
                FOREIGN + ", reason: moves in January, until: 2026-02-28}",
                FOREIGN + ", reason: moves in April, until: 2026-04-30}");
        assertThat(ran.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BERS-DOC-009", "BERS-DOC-006", "BERS-MAN-001", "BERS-WSP-002", "BERS-WSP-020"})
    void what_hides_a_part_of_the_workspace_is_not_to_be_accepted(String code) throws IOException {
        write("config/environments/staging.yaml", "API: https://staging.shop.example\nAPI: x\n");
        write(
                "config/accepted.yaml",
                "accepted:\n  - {code: " + code
                        + ", place: config/environments/staging.yaml, reason: meant, until: 2026-12-31}\n");
        Ran ran = Ran.in(folder, Map.of(), "validate");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("error[BERS-DOC-009]", "error[BERS-WSP-020]", code);
    }

    @Test
    void another_key_than_accepted_is_named() throws IOException {
        write("config/accepted.yaml", "findings:\n" + FOREIGN + ", reason: meant, until: 2026-12-31}\n");
        Ran ran = Ran.in(folder, Map.of(), "validate");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("error[BERS-WSP-020]", "got: the key 'findings'");
    }
}
