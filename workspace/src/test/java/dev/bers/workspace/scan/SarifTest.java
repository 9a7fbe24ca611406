package dev.bers.workspace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.Encoding;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SarifTest {

    private static ScanFinding finding(String file, @Nullable String source, int line, @Nullable String owner) {
        return new ScanFinding(
                file, source, new ArtefactFinding(1, line, 7, "https://live.test", owner, Encoding.PERCENT));
    }

    private static String sarif(List<ScanFinding> findings, List<Problem> problems) {
        return Sarif.write(new ScanReport(new EnvironmentName("staging"), 1, 2, findings, 0, problems), "0.1.0");
    }

    @Test
    void the_log_validates_against_the_official_schema() throws IOException {
        String log = sarif(
                List.of(
                        finding("dist/a b#c%.js", null, 1, "production"),
                        finding("dist/app.jar!/BOOT-INF/lib/x.jar!/ä:1.js", null, 2, "production"),
                        finding("dist/a.js.map", "webpack://x/./src/a.ts", 3, null),
                        finding("/tmp/a.js", null, 1, "production")),
                List.of(
                        ScanProblems.brokenArchive("a.zip", "it ends too soon"),
                        ScanProblems.nameLeavesArchive("a.zip!/../x"),
                        ScanProblems.tooManyFindings(3)));

        assertThat(schema().validate(log, InputFormat.JSON))
                .extracting(Error::toString)
                .isEmpty();
    }

    @Test
    void an_empty_log_validates_too() throws IOException {
        assertThat(schema().validate(sarif(List.of(), List.of()), InputFormat.JSON))
                .isEmpty();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    @Test
    void paths_are_uris() {
        assertThat(Sarif.uri("dist/a b#c%.js")).isEqualTo("dist/a%20b%23c%25.js");
        assertThat(Sarif.uri("app.jar!/x/ä.js")).isEqualTo("app.jar!/x/%C3%A4.js");
        assertThat(Sarif.uri("c:x")).isEqualTo("c%3Ax");
        assertThat(Sarif.uri("/tmp/a.js")).isEqualTo("file:///tmp/a.js");
    }

    @Test
    void a_fingerprint_outlives_a_move_and_tells_equal_findings_apart() {
        String before = sarif(List.of(finding("a.js", null, 1, "production")), List.of());
        String moved = sarif(List.of(finding("a.js", null, 9, "production")), List.of());
        String twice = sarif(
                List.of(finding("a.js", null, 1, "production"), finding("a.js", null, 2, "production")), List.of());

        assertThat(fingerprints(moved)).isEqualTo(fingerprints(before));
        assertThat(fingerprints(twice)).hasSize(2).doesNotHaveDuplicates().containsAll(fingerprints(before));
    }

    private static List<String> fingerprints(String log) {
        return log.lines().filter(line -> line.contains("bersEndpoint/v1")).toList();
    }

    @Test
    void an_incomplete_scan_is_no_success() {
        assertThat(sarif(List.of(), List.of(ScanProblems.missing("dist")))).contains("\"executionSuccessful\": false");
        assertThat(sarif(List.of(), List.of(ScanProblems.nameLeavesArchive("x"))))
                .contains("\"executionSuccessful\": true");
    }
}
