package dev.bers.workspace.scan;

import static dev.bers.workspace.scan.ScannedFolder.LEAK;
import static dev.bers.workspace.scan.ScannedFolder.codes;
import static dev.bers.workspace.scan.ScannedFolder.files;
import static dev.bers.workspace.scan.ScannedFolder.matcher;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import dev.bers.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactScannerTest {

    @TempDir
    Path folder;

    private ScanReport scan(String... paths) {
        return ScannedFolder.scan(folder, paths);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return ScannedFolder.write(folder, name, bytes);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_folder_is_searched_in_the_order_of_its_names() throws IOException {
        write("dist/b.js", LEAK);
        write("dist/a/z.css", "url(//live.test/x)");
        write("dist/c.txt", "nothing");

        ScanReport report = scan("dist");

        assertThat(files(report)).containsExactly("dist/a/z.css", "dist/b.js");
        assertThat(report.files()).isEqualTo(3);
        assertThat(report.bytes()).isEqualTo(LEAK.length() + 18 + 7);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void the_answer_has_the_shape_of_the_contracts() throws IOException {
        write("dist/a.js", LEAK);

        assertThat(Json.write(scan("dist").toValue()))
                .isEqualTo("{\"environment\":\"staging\",\"files\":1,\"bytes\":30,\"accepted\":0,\"findings\":["
                        + "{\"code\":\"BERS-ISO-010\",\"file\":\"dist/a.js\",\"line\":1,\"column\":8,"
                        + "\"endpoint\":\"https://live.test/api\",\"owner\":\"production\",\"encoding\":\"plain\"}]}");
    }

    @Test
    void what_is_absent_does_not_hide_what_is_found() throws IOException {
        write("dist/a.js", LEAK);

        ScanReport report = scan("dist", "absent");

        assertThat(report.findings())
                .extracting(found -> found.finding().code() + " " + found.location())
                .containsExactly("BERS-ISO-010 dist/a.js:1:8");
        assertThat(report.problems())
                .extracting(problem -> problem.code().text() + " " + problem.location())
                .containsExactly("BERS-ISO-030 absent");
    }

    @Test
    void accepted_findings_are_only_counted() throws IOException {
        write("dist/a.js", LEAK);

        ScanReport report = new ArtefactScanner(matcher(), folder)
                .scan(
                        List.of(folder.resolve("dist")),
                        finding -> finding.file().equals("dist/a.js"),
                        ScanProgress.NONE);

        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void progress_is_told_before_each_file() throws IOException {
        write("dist/a.js", LEAK);
        write("dist/b.js", LEAK);
        List<String> told = new ArrayList<>();

        new ArtefactScanner(matcher(), folder)
                .scan(
                        List.of(folder.resolve("dist")),
                        finding -> false,
                        (file, files, bytes) -> told.add(file + " " + files + " " + bytes));

        assertThat(told).containsExactly("dist/a.js 0 0", "dist/b.js 1 30");
    }

    @Test
    void links_are_not_followed_and_circles_end() throws IOException {
        write("dist/a.js", LEAK);
        write("secret/b.js", LEAK);
        Files.createSymbolicLink(folder.resolve("dist/again.js"), folder.resolve("dist/a.js"));
        Files.createSymbolicLink(folder.resolve("dist/circle"), folder.resolve("dist"));
        Files.createSymbolicLink(folder.resolve("dist/out"), folder.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("dist/self"), folder.resolve("dist/self"));

        ScanReport report = scan("dist");

        assertThat(files(report)).containsExactly("dist/a.js");
        assertThat(codes(report)).containsExactly("BERS-ISO-037", "BERS-ISO-031");
    }

    @Test
    void folders_nested_too_deep_are_a_problem() throws IOException {
        write("d/" + "d/".repeat(ScanBounds.FOLDER_DEPTH_MAX + 2) + "a.js", LEAK);

        assertThat(codes(scan("d"))).containsExactly("BERS-ISO-038");
    }

    @Test
    void an_original_in_a_source_map_has_its_own_place() throws IOException {
        write(
                "dist/a.js.map",
                "{\"version\":3,\"sources\":[null,\"src/a.ts\",\"src/b.ts\"],"
                        + "\"sourcesContent\":[null,\"// ä\\n  u = 'https:\\/\\/live.test/api'\",\"x\"],\"mappings\":\"AAAA\"}");

        ScanReport report = scan("dist");

        assertThat(report.findings()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo("dist/a.js.map");
            assertThat(found.source()).isEqualTo("src/a.ts");
            assertThat(found.finding().line()).isEqualTo(2);
            assertThat(found.finding().column()).isEqualTo(8);
            assertThat(found.location()).hasToString("src/a.ts:2:8");
        });
        assertThat(Json.write(report.toValue())).contains("\"source\":\"src/a.ts\",\"line\":2");
    }

    @Test
    void every_text_of_a_source_map_is_searched() throws IOException {
        write(
                "a.map",
                "{\"version\":3,\n \"sourceRoot\":\"https://live.test/src\",\"sources\":[\"//live.test/a\"],"
                        + "\"sections\":[{\"map\":{\"sources\":[],\"sourcesContent\":[\"//live.test/b\",[1]]}}],"
                        + "\"live.test\":1}");

        ScanReport report = scan("a.map");

        assertThat(report.findings())
                .extracting(found -> found.source() + " " + found.finding().line() + " "
                        + found.finding().endpoint())
                .containsExactly(
                        "null 2 https://live.test/src",
                        "null 2 live.test/a",
                        "null 2 live.test",
                        "sourcesContent[0] 1 live.test/b");
    }

    @Test
    void texts_where_a_source_map_should_have_none_are_searched() throws IOException {
        write("a.map", "{\"sources\":[\"a.js\"],\"sourcesContent\":[[\"//live.test/a\",[\"//live.test/b\"]]]}");
        write("b.map", "{\"sources\":[{\"x\":\"//live.test/c\"}],\"sourcesContent\":[{\"//live.test/d\":1}]}");

        assertThat(scan("a.map", "b.map").findings())
                .extracting(found -> found.finding().endpoint())
                .containsExactly("live.test/a", "live.test/b", "live.test/c", "live.test/d");
    }

    @Test
    void what_is_neither_file_nor_folder_is_a_problem() throws Exception {
        Path pipe = Files.createDirectories(folder.resolve("dist")).resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        for (String path : List.of("dist", "dist/pipe")) {
            assertThat(scan(path).problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "dist/pipe: error: the file cannot be read: it is neither a file nor a folder [BERS-ISO-031]");
        }
    }

    @Test
    void what_may_not_be_looked_at_is_not_missing() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

        assertThat(scan("loop").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().text()).isEqualTo("BERS-ISO-031"));
    }

    @Test
    void a_map_that_is_no_json_is_searched_as_it_is() throws IOException {
        write("a.map", "not json: live.test");
        write("b.map", "[\"live.test\"]");
        write("c.map", "{\"sourcesContent\":[\"live.test\",");

        assertThat(files(scan("a.map", "b.map", "c.map"))).containsExactly("a.map", "b.map", "c.map");
    }

    @Test
    void an_original_longer_than_a_chunk_is_searched_whole() throws IOException {
        String text = "😀".repeat(40_000) + "\\n live.test";
        write("a.map", "{\"sources\":[\"a\"],\"sourcesContent\":[\"x" + text + "\"]}");

        assertThat(scan("a.map").findings()).singleElement().satisfies(found -> {
            assertThat(found.finding().line()).isEqualTo(2);
            assertThat(found.finding().column()).isEqualTo(2);
        });
    }

    @Test
    void more_findings_than_are_listed_are_a_problem() throws IOException {
        write("a.txt", "live.test ".repeat(ScanBounds.FINDINGS_MAX + 5));
        write("b.txt", "live.test");

        ScanReport report = scan("a.txt", "b.txt");

        assertThat(report.findings()).hasSize(ScanBounds.FINDINGS_MAX);
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().text()).isEqualTo("BERS-ISO-039");
            assertThat(problem.message()).startsWith("there are 6 more findings");
        });
    }

    @Test
    void a_path_outside_the_base_is_named_as_it_was_given() throws IOException {
        write("dist/a.js", LEAK);

        ScanReport report = new ArtefactScanner(matcher(), folder.resolve("elsewhere"))
                .scan(List.of(folder.resolve("dist")), finding -> false, ScanProgress.NONE);

        assertThat(files(report)).containsExactly(folder.resolve("dist/a.js").toString());
    }
}
