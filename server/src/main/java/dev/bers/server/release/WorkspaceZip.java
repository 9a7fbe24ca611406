package dev.bers.server.release;

import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The documents of a workspace in a zip, of which nothing is believed: neither names nor sizes. The folder that holds the
 * manifest may be in it itself, as most programs zip a folder.
 */
final class WorkspaceZip {

    /** Files and folders in it. */
    static final int ENTRIES_MAX = 20_000;
    /** Bytes of all documents, unpacked. */
    static final int BYTES_MAX = 64 * 1024 * 1024;

    private WorkspaceZip() {}

    /** Whether bytes begin as those of a zip do; no document begins so. */
    static boolean isZip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    /**
     * The bytes of each document, by its path in the workspace; whatever is no document is passed over.
     *
     * @throws ProblemException if it is no such zip, or beyond a bound
     */
    static Map<String, byte[]> read(byte[] zip) {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            long total = 0;
            int entries = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > ENTRIES_MAX) {
                    throw new ProblemException(ReleaseProblems.zipBeyond("entries", ENTRIES_MAX));
                }
                String name = name(entry);
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = in.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
                total += bytes.length + skipped(in, total);
                if (total > BYTES_MAX) {
                    throw new ProblemException(ReleaseProblems.zipBeyond("bytes", BYTES_MAX));
                }
                if (files.put(name, bytes) != null) {
                    throw new ProblemException(ReleaseProblems.notAZip("it has two files named " + name));
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new ProblemException(ReleaseProblems.notAZip(String.valueOf(broken.getMessage())));
        }
        return documents(files);
    }

    /** How many more bytes an entry has than are read of it, up to what is too many. */
    private static long skipped(ZipInputStream in, long total) throws IOException {
        byte[] buffer = new byte[8_192];
        long skipped = 0;
        for (int read = in.read(buffer); read > 0 && total + skipped <= BYTES_MAX; read = in.read(buffer)) {
            skipped += read;
        }
        return skipped;
    }

    private static String name(ZipEntry entry) {
        String name = entry.getName();
        boolean leadsOut = name.startsWith("/") || name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../");
        if (leadsOut) {
            throw new ProblemException(ReleaseProblems.notAZip("the name " + name + " leads out of it"));
        }
        return name;
    }

    private static Map<String, byte[]> documents(Map<String, byte[]> files) {
        String root = files.keySet().stream()
                .filter(name -> name.matches("([^/]+/)?bers\\.(yaml|yml|json)"))
                .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
                .min(java.util.Comparator.comparingInt(String::length).thenComparing(String::compareTo))
                .orElseThrow(() -> new ProblemException(ReleaseProblems.notAZip("it has no bers.yaml")));
        Map<String, byte[]> documents = new HashMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(root) && DocumentPath.isOne(name.substring(root.length()))) {
                documents.put(name.substring(root.length()), bytes);
            }
        });
        return documents;
    }
}
