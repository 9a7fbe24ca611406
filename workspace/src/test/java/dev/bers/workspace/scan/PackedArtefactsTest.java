package dev.bers.workspace.scan;

import static dev.bers.workspace.scan.ScannedFolder.LEAK;
import static dev.bers.workspace.scan.ScannedFolder.bytes;
import static dev.bers.workspace.scan.ScannedFolder.codes;
import static dev.bers.workspace.scan.ScannedFolder.files;
import static dev.bers.workspace.scan.ScannedFolder.gzip;
import static dev.bers.workspace.scan.ScannedFolder.joined;
import static dev.bers.workspace.scan.ScannedFolder.leak;
import static dev.bers.workspace.scan.ScannedFolder.tar;
import static dev.bers.workspace.scan.ScannedFolder.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedArtefactsTest {

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

    /** A program that unpacks by the directory would see what was searched as other bytes. */
    @Test
    void a_directory_that_says_otherwise_than_the_headers_is_a_problem() throws IOException {
        byte[] sound = zipOfOne(leak());
        write("sound.jar", sound);
        write("behind.sh", joined(bytes("#!/bin/sh\n"), sound));
        write("method.jar", changed(sound, 8, 0));
        byte[] sized = changed(changed(sound, 6, 0), 18, 2);
        write("size.jar", sized);
        write("both.jar", changed(sized, 8, 0));
        write("hidden.jar", changed(sound, 30, 1));
        write("long.jar", withLongEnd(changed(sound, 8, 0)));
        write("sound-long.jar", withLongEnd(sound));

        assertThat(codes(scan("sound.jar", "behind.sh", "sound-long.jar"))).isEmpty();
        for (String name : new String[] {"method.jar", "size.jar", "both.jar", "hidden.jar", "long.jar"}) {
            assertThat(codes(scan(name))).as(name).isNotEmpty().containsOnly("BERS-ISO-032");
        }
    }

    private static byte[] zipOfOne(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.js"));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** The same zip, whose end leaves the directory's size and place to the longer one before it. */
    private static byte[] withLongEnd(byte[] zip) {
        int end = zip.length - 22;
        ByteBuffer ends = ByteBuffer.allocate(98).order(ByteOrder.LITTLE_ENDIAN);
        ends.putInt(0x06064b50).putLong(44).putInt(0).putLong(0).putLong(1).putLong(1);
        ByteBuffer old = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        ends.putLong(old.getInt(end + 12)).putLong(old.getInt(end + 16));
        ends.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        ends.put(zip, end, 22).putInt(88, -1).putInt(92, -1);
        return joined(Arrays.copyOf(zip, end), ends.array());
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
    void a_file_that_begins_with_a_zlib_stream_is_unpacked() throws IOException {
        write("a.bin", zlib(leak()));
        write("b.bin", joined(zlib(bytes("fine".repeat(10_000))), bytes(LEAK)));
        write("c.txt", "x^2 + y^2 = z^2, and so on at live.test");
        byte[] broken = zlib(bytes("fine".repeat(10_000)));
        write("d.bin", Arrays.copyOf(broken, broken.length - 1));

        ScanReport report = scan("a.bin", "b.bin", "c.txt");

        assertThat(files(report)).containsExactly("a.bin!/a.bin", "b.bin", "c.txt");
        assertThat(codes(report)).isEmpty();
        assertThat(codes(scan("d.bin"))).containsExactly("BERS-ISO-032");
    }

    private static byte[] zlib(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zlib = new DeflaterOutputStream(out)) {
            zlib.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void what_cannot_be_unpacked_is_told_by_its_first_bytes() throws IOException {
        write("a.js", "BZh91AY&SY");

        assertThat(scan("a.js").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().text()).isEqualTo("BERS-ISO-036");
            assertThat(problem.isError()).isTrue();
        });
    }
}
