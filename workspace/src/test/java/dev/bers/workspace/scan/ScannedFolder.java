package dev.bers.workspace.scan;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A folder that is scanned, and archives to put into it. */
final class ScannedFolder {

    static final String LEAK = "fetch(\"https://live.test/api\")";

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    private ScannedFolder() {}

    static ArtefactMatcher matcher() {
        Environments environments = new Environments(List.of(
                new Environment(STAGING, Tier.STAGING, null, List.of(), List.of(), Location.NONE),
                new Environment(PRODUCTION, Tier.PRODUCTION, null, List.of(), List.of(), Location.NONE)));
        Map<EnvironmentName, List<Declared>> owners = new LinkedHashMap<>();
        owners.put(PRODUCTION, List.of(new Declared("https://live.test", Location.NONE)));
        IsolationDeclaration declared = new IsolationDeclaration(UnknownPolicy.FAIL, owners, List.of());
        return new ArtefactMatcher(Ownership.compile(declared, environments).ownership(), STAGING, false);
    }

    static ScanReport scan(Path folder, String... paths) {
        List<Path> given = Arrays.stream(paths).map(folder::resolve).toList();
        return new ArtefactScanner(matcher(), folder).scan(given, finding -> false, ScanProgress.NONE);
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    static byte[] tar(String name, byte[] content) throws IOException {
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

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    static byte[] leak() {
        return LEAK.getBytes(StandardCharsets.UTF_8);
    }

    static List<String> files(ScanReport report) {
        return report.findings().stream().map(ScanFinding::file).toList();
    }

    static List<String> codes(ScanReport report) {
        return report.problems().stream().map(problem -> problem.code().text()).toList();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
