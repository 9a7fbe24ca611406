package dev.bers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bers isolation scan}. */
class ScanCommandTest {

    private static final String MANIFEST = """
            format: 1
            name: shop
            environments:
              staging: {tier: staging, hostnames: [staging.shop.example]}
              production: {tier: production, hostnames: [shop.example]}
            isolation:
              unknown: warn
              owners:
                production: ["key:pk_live_"]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeEach
    void workspace() throws IOException {
        write("bers.yaml", MANIFEST);
        write("dist/index.js", "let a = 1;\nfetch('https://shop.example/api');\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Ran scan(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "isolation";
        all[1] = "scan";
        System.arraycopy(args, 0, all, 2, args.length);
        return Ran.in(folder, Map.of(), all);
    }

    @Test
    void foreign_endpoint_is_found_with_its_place() {
        Ran ran = scan("dist", "-e", "staging");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "dist/index.js\n",
                        "2:8  https://shop.example/api",
                        "of production  BERS-ISO-010",
                        "✗ 1 endpoint that staging may not reach",
                        "→ build it with the configuration of staging",
                        "1 file");
    }

    @Test
    void json_has_the_findings() {
        Ran ran = scan("dist", "-e", "staging", "--json");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "\"environment\": \"staging\"",
                        "\"files\": 1",
                        "\"code\": \"BERS-ISO-010\"",
                        "\"owner\": \"production\"",
                        "\"encoding\": \"plain\"");
    }

    @Test
    void environment_may_reach_its_own() {
        Ran ran = scan("dist", "-e", "production");
        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out()).startsWith("✓ clean: nothing that production may not reach");
    }

    @Test
    void unknown_endpoints_are_found_where_they_are_asked_for() throws IOException {
        write("dist/index.js", "fetch('https://elsewhere.example/');");
        assertThat(scan("dist", "-e", "staging").exitCode()).isZero();
        Ran ran = scan("dist", "-e", "staging", "--unknown");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("BERS-ISO-011", "elsewhere.example");
    }

    @Test
    void sarif_is_written_as_well() {
        assertThat(scan("dist", "-e", "staging", "--sarif", "out/bers.sarif").out())
                .contains("SARIF in out/bers.sarif");
        assertThat(folder.resolve("out/bers.sarif")).content().contains("\"2.1.0\"", "BERS-ISO-010", "dist/index.js");
    }

    @Test
    void key_is_not_shown_whole() throws IOException {
        write("dist/index.js", "pay('pk_live_4242secret')");
        Ran ran = scan("dist", "-e", "staging");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("pk_live_").doesNotContain("4242secret");
    }

    @Test
    void finding_is_accepted_by_file_and_by_endpoint_until_its_end() throws IOException {
        for (String place : new String[] {"dist/index.js", "dist/index.js:2", "https://shop.example/api"}) {
            accept(place, "2999-01-01");
            Ran ran = scan("dist", "-e", "staging");
            assertThat(ran.exitCode()).as(place + ran.out()).isZero();
            assertThat(ran.out()).contains(", 1 accepted");
        }
        accept("dist/index.js", "2001-01-01");
        assertThat(scan("dist", "-e", "staging").exitCode()).isEqualTo(1);
    }

    @Test
    void what_a_scan_accepts_is_not_called_unused_by_the_proof() throws IOException {
        accept("dist/index.js", "2999-01-01");
        Ran ran = Ran.in(folder, Map.of(), "isolation", "check");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).doesNotContain("accepted.yaml");
    }

    private void accept(String place, String until) throws IOException {
        write(
                "config/accepted.yaml",
                "accepted:\n  - code: BERS-ISO-010\n    place: \"" + place + "\"\n    reason: known\n    until: \""
                        + until + "\"\n");
    }

    @Test
    void nothing_to_scan_is_an_error_and_no_path_is_wrong_usage() {
        Ran ran = scan("dits", "-e", "staging");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("BERS-ISO-030", "✗ not searched as a whole");
        assertThat(scan("-e", "staging").exitCode()).isEqualTo(2);
        assertThat(scan("dist").exitCode()).isEqualTo(2);
        assertThat(scan("dist", "-e", "stagin").err()).contains("Did you mean staging?");
    }

    @Test
    void folder_without_a_file_is_an_error_also_beside_one_that_has_some() throws IOException {
        Files.createDirectories(folder.resolve("build/assets"));
        Ran alone = scan("build", "-e", "production");
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.out()).contains("error[BERS-ISO-040] there is no file to scan in build", "✗ not searched");
        assertThat(scan("dist", "build", "-e", "production").exitCode()).isEqualTo(1);
    }
}
