package dev.bers.workspace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.artefact.ArtefactMatcher;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.isolation.Declared;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.UnknownPolicy;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactScannerTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final String LEAK = "fetch(\"https://live.test/api\")";

    @TempDir
    Path folder;

    static ArtefactMatcher matcher() {
        Environments environments = new Environments(List.of(
                new Environment(STAGING, Tier.STAGING, null, List.of(), List.of(), Location.NONE),
                new Environment(PRODUCTION, Tier.PRODUCTION, null, List.of(), List.of(), Location.NONE)));
        Map<EnvironmentName, List<Declared>> owners = new LinkedHashMap<>();
        owners.put(PRODUCTION, List.of(new Declared("https://live.test", Location.NONE)));
        IsolationDeclaration declared = new IsolationDeclaration(UnknownPolicy.FAIL, owners, List.of());
        return new ArtefactMatcher(Ownership.compile(declared, environments).ownership(), STAGING, false);
    }

    private ScanReport scan(String... paths) {
        List<Path> given = Arrays.stream(paths).map(folder::resolve).toList();
        return new ArtefactScanner(matcher(), folder).scan(given, finding -> false, ScanProgress.NONE);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] leak() {
        return LEAK.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> files(ScanReport report) {
        return report.findings().stream().map(ScanFinding::file).toList();
    }

    private static List<String> codes(ScanReport report) {
        return report.problems().stream().map(problem -> problem.code().text()).toList();
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
    void archives_within_archives_are_searched_whatever_their_names() throws IOException {
        byte[] inner = zip("x/a.js", leak());
        write("dist/app.jar", zip("BOOT-INF/lib/x.jar", inner));
        write("dist/image.tgz", gzip(tar("layer/a.js", leak())));
        write("dist/plain.js.gz", gzip(leak()));
        write("dist/renamed.bin", tar("a".repeat(150) + "/a.js", leak()));

        assertThat(files(scan("dist")))
                .containsExactly(
                        "dist/app.jar!/BOOT-INF/lib/x.jar!/x/a.js",
                        "dist/image.tgz!/image.tar!/layer/a.js",
                        "dist/plain.js.gz!/plain.js",
                        "dist/renamed.bin!/" + "a".repeat(150) + "/a.js");
    }

    @Test
    void a_stored_entry_is_searched() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            CRC32 sum = new CRC32();
            sum.update(leak());
            ZipEntry entry = new ZipEntry("a.js");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(leak().length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(leak());
        }
        write("a.zip", out.toByteArray());

        assertThat(files(scan("a.zip"))).containsExactly("a.zip!/a.js");
    }

    @Test
    void a_class_file_and_its_jar_are_searched_as_bytes() throws IOException {
        byte[] constant = "\u0001\u0000\u0015https://live.test/api".getBytes(StandardCharsets.ISO_8859_1);
        write("app.jar", zip("A.class", constant));

        assertThat(scan("app.jar").findings())
                .singleElement()
                .satisfies(found -> assertThat(found.finding().offset()).isEqualTo(3));
    }

    @Test
    void archives_nested_too_deep_are_a_problem() throws IOException {
        byte[] nested = leak();
        for (int i = 0; i <= ScanBounds.ARCHIVE_DEPTH_MAX; i++) {
            nested = zip("a", nested);
        }
        write("a.zip", nested);

        ScanReport report = scan("a.zip");

        assertThat(report.findings()).isEmpty();
        assertThat(codes(report)).containsExactly("BERS-ISO-033");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void a_bomb_is_left_before_it_goes_off() throws IOException {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < 400; i++) {
                gzip.write(zeros);
            }
        }
        write("a.gz", out.toByteArray());

        assertThat(codes(scan("a.gz"))).containsExactly("BERS-ISO-034");
    }

    @Test
    void broken_archives_are_problems_and_what_came_before_is_found() throws IOException {
        byte[] random = new byte[50_000];
        new java.util.Random(1).nextBytes(random);
        byte[] text = (LEAK + new String(random, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.UTF_8);
        byte[] zip = zip("a.js", text);
        byte[] gz = gzip(text);
        byte[] tar = tar("a.js", text);
        write("a.zip", Arrays.copyOf(zip, zip.length / 2));
        write("b.gz", Arrays.copyOf(gz, gz.length / 2));
        write("c.tar", Arrays.copyOf(tar, tar.length / 2));
        write("d.zip", "PK\003\004 this is none");

        ScanReport report = scan("a.zip", "b.gz", "c.tar", "d.zip");

        assertThat(files(report)).containsExactly("a.zip!/a.js", "b.gz!/b", "c.tar!/a.js");
        assertThat(codes(report)).hasSize(4).containsOnly("BERS-ISO-032");
    }

    @Test
    void what_only_its_name_calls_an_archive_is_told_and_searched() throws IOException {
        write("a.jar", "#!/bin/sh\n# live.test");
        write("b.js.br", "packed");

        ScanReport report = scan("a.jar", "b.js.br");

        assertThat(files(report)).containsExactly("a.jar");
        assertThat(codes(report)).containsExactly("BERS-ISO-032", "BERS-ISO-036");
        ScanReport ofEnding = scan("b.js.br");
        assertThat(ofEnding.isClean()).isTrue();
        assertThat(ofEnding.isWhole()).isFalse();
    }

    @Test
    void a_zip_that_was_cut_between_entries_is_a_problem() throws IOException {
        byte[] zip = zip("a.js", leak());
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        write("a.zip", Arrays.copyOf(zip, directory));

        ScanReport report = scan("a.zip");

        assertThat(files(report)).containsExactly("a.zip!/a.js");
        assertThat(codes(report)).containsExactly("BERS-ISO-032");
    }

    @Test
    void an_encrypted_entry_is_a_problem() throws IOException {
        byte[] zip = zip("a.js", leak());
        int header = 0;
        for (int i = 4; i < zip.length - 4; i++) {
            header = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 ? i : header;
        }
        zip[header + 6] |= 1;
        write("a.zip", zip);

        assertThat(codes(scan("a.zip"))).contains("BERS-ISO-036");
    }

    @Test
    void an_entry_whose_name_leads_out_is_searched_and_told() throws IOException {
        write("a.zip", zip("../../etc/passwd", leak()));

        ScanReport report = scan("a.zip");

        assertThat(files(report)).containsExactly("a.zip!/../../etc/passwd");
        assertThat(codes(report)).containsExactly("BERS-ISO-035");
        assertThat(report.problems()).noneMatch(Problem::isError);
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
    void what_stands_around_the_parts_of_an_archive_is_searched() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(gzip)) {
            packed.write("fine".getBytes(StandardCharsets.UTF_8));
        }
        gzip.write(LEAK.getBytes(StandardCharsets.UTF_8));
        write("a.gz", gzip.toByteArray());
        ByteArrayOutputStream commented = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(commented)) {
            zip.setComment(LEAK);
            zip.putNextEntry(new ZipEntry("x"));
        }
        write("b.zip", commented.toByteArray());
        write("c.zip", zip("a/", LEAK.getBytes(StandardCharsets.UTF_8)));

        assertThat(files(scan("a.gz", "b.zip", "c.zip"))).containsExactly("a.gz", "b.zip", "c.zip!/a/");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void an_archive_is_unpacked_wherever_in_a_file_it_begins() throws IOException {
        byte[] zip = zip("a.js", leak());
        write("a", joined(bytes("#!/bin/sh\nexec java -jar $0\n"), zip));
        write("b.exe", joined(bytes("MZ\220\0\3" + "\0".repeat(100_000)), zip));
        write("c", joined(bytes("#!/bin/sh\ntail -n +3 $0 | tar xz\n"), gzip(tar("a.js", leak()))));
        write("d.map", joined(bytes("{}"), zip));
        write("e.jar", joined(bytes("#!/bin/sh\n"), zip));

        ScanReport report = scan("a", "b.exe", "c", "d.map", "e.jar");

        assertThat(files(report)).containsExactly("a!/a.js", "b.exe!/a.js", "c!/c!/a.js", "d.map!/a.js", "e.jar!/a.js");
        assertThat(codes(report)).isEmpty();
    }

    @Test
    void archives_behind_each_other_are_all_unpacked() throws IOException {
        byte[] fine = bytes("fine");
        write("a.zip", joined(zip("a.js", fine), zip("b.js", leak())));
        write("b.tar", joined(tar("a.js", fine), tar("b.js.gz", gzip(leak()))));
        write("c.tgz", gzip(joined(tar("a.js", fine), tar("b.js", leak()))));
        write("d.tgz", joined(gzip(tar("a.js", fine)), gzip(tar("b.js", leak()))));
        write("e.gz", joined(gzip(fine), zip("b.js", leak())));
        write("f.gz", joined(gzip(fine), bytes("--"), gzip(leak())));

        ScanReport report = scan("a.zip", "b.tar", "c.tgz", "d.tgz", "e.gz", "f.gz");

        assertThat(files(report))
                .containsExactly(
                        "a.zip!/b.js",
                        "b.tar!/b.js.gz!/b.js",
                        "c.tgz!/c.tar!/b.js",
                        "d.tgz!/d.tar!/b.js",
                        "e.gz!/b.js",
                        "f.gz!/f");
        assertThat(codes(report)).isEmpty();
    }

    @Test
    void a_tar_that_ends_with_one_block_of_zeros_may_be_followed_by_another() throws IOException {
        byte[] first = tar("a.js", bytes("fine"));
        write("a.tar", joined(Arrays.copyOf(first, 1_536), tar("b.zip", zip("c.js", leak()))));

        assertThat(files(scan("a.tar"))).containsExactly("a.tar!/b.zip!/c.js");
    }

    @Test
    void an_archive_in_the_comment_of_another_is_unpacked() throws IOException {
        byte[] outer = zip("a.js", bytes("fine"));
        byte[] inner = zip("b.js", leak());
        outer[outer.length - 2] = (byte) inner.length;
        outer[outer.length - 1] = (byte) (inner.length >> 8);
        write("a.zip", joined(outer, inner));

        assertThat(files(scan("a.zip"))).containsExactly("a.zip!/b.js");
    }

    @Test
    void what_is_split_over_the_members_of_a_gzip_is_one_text() throws IOException {
        write("a.gz", joined(gzip(bytes("https://li")), gzip(bytes("ve.test/api"))));

        assertThat(scan("a.gz").findings())
                .extracting(found -> found.finding().endpoint())
                .containsExactly("https://live.test/api");
    }

    @Test
    void what_only_looks_like_the_beginning_of_an_archive_is_none() throws IOException {
        write("magic.bin", bytes("x PK\3\4" + "\0".repeat(40) + "\37\u008b\10\0\0\0\0\0\0\3\377\377 PK\5\6 live.test"));
        write("repeated.bin", bytes("PK\3\4".repeat(50_000)));

        ScanReport report = scan("magic.bin");

        assertThat(files(report)).containsExactly("magic.bin");
        assertThat(codes(report)).isEmpty();
        assertThat(codes(scan("repeated.bin"))).containsExactly("BERS-ISO-032");
    }

    @Test
    void what_cannot_be_unpacked_is_told_by_its_first_bytes() throws IOException {
        write("a.js", "BZh91AY&SY");

        assertThat(scan("a.js").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().text()).isEqualTo("BERS-ISO-036");
            assertThat(problem.isError()).isTrue();
        });
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
