package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactMatcher;
import dev.bers.artefact.ArtefactScan;
import dev.bers.problem.Severity;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Searches one file after the other, and what is in it if it is an archive, told by its first bytes. */
final class ContentSearch {

    private static final int CHUNK = 64 * 1_024;
    /** Where a tar says that it is one. */
    private static final int TAR_MARK = 257;

    private static final int PEEKED = 512;
    private static final Set<String> ARCHIVE_ENDINGS = Set.of("zip", "jar", "war", "ear", "gz", "tgz", "tar");
    private static final Set<String> UNREADABLE_ENDINGS = Set.of("br", "zst", "xz", "bz2", "7z", "rar", "lz4");

    /** How what cannot be unpacked here begins, by its ending. */
    private static final Map<String, String> UNREADABLE_MARKS = Map.of(
            "zst", "(\u00b5/\u00fd",
            "xz", "\u00fd7zXZ\000",
            "bz2", "BZh",
            "7z", "7z\u00bc\u00af'\034",
            "rar", "Rar!\032\007",
            "lz4", "\004\"M\030");

    private final ArtefactScan scan;
    private final ScanTally tally;
    private final SourceMapSearch maps;
    private final byte[] chunk = new byte[CHUNK];
    private int entries;
    private boolean unpacked;

    ContentSearch(ArtefactMatcher matcher, ScanTally tally) {
        this.scan = matcher.newScan();
        this.tally = tally;
        this.maps = new SourceMapSearch(matcher, tally);
    }

    /** Searches a file on the disk. */
    void searchFile(String name, InputStream in, long size) throws IOException {
        entries = 0;
        unpacked = false;
        tally.beginFile();
        long ratioed = size * ScanBounds.EXPANSION_RATIO_MAX;
        Budget budget = new Budget(Math.max(ScanBounds.EXPANDED_BYTES_FREE, ratioed));
        try {
            search(name, in, 0, budget);
        } catch (Budget.SpentException bomb) {
            tally.add(ScanProblems.expandsTooFar(name, budget.bytesMax()));
        }
    }

    /** Whether what was searched last by its name was unpacked for it. */
    boolean hasUnpacked() {
        return unpacked;
    }

    /**
     * Searches a packed file as it is: what stands before, behind and between the parts that an unpacker takes. What was
     * found in them is not told twice.
     */
    void searchAround(String name, InputStream in) throws IOException {
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            scan.feed(chunk, 0, read);
        }
        var found = scan.finish();
        tally.addNew(name, found, scan.dropped());
    }

    private void search(String name, InputStream in, int depth, Budget budget) throws IOException {
        byte[] head = head(in);
        Packing packing = packing(head);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        if (packing == Packing.NONE) {
            checkPacking(name, head);
            searchContent(name, whole);
        } else if (depth >= ScanBounds.ARCHIVE_DEPTH_MAX) {
            tally.add(ScanProblems.tooDeep(name));
        } else {
            unpacked = true;
            searchPacked(name, whole, packing, depth, budget);
        }
    }

    private void searchPacked(String name, InputStream in, Packing packing, int depth, Budget budget)
            throws IOException {
        try {
            switch (packing) {
                case GZIP -> searchGzip(name, in, depth, budget);
                case ZIP -> searchZip(name, in, depth, budget);
                default -> searchTar(name, in, depth, budget);
            }
        } catch (Budget.SpentException bomb) {
            throw bomb;
        } catch (EOFException truncated) {
            tally.add(ScanProblems.brokenArchive(name, ScanProblems.ENDS_TOO_SOON));
        } catch (IOException | IllegalArgumentException broken) {
            tally.add(ScanProblems.brokenArchive(name, broken.getMessage()));
        }
    }

    private void searchGzip(String name, InputStream in, int depth, Budget budget) throws IOException {
        try (InputStream unpacked = budget.limit(new GZIPInputStream(new KeptOpenStream(in), CHUNK))) {
            search(name + "!/" + withoutEnding(name), unpacked, depth + 1, budget);
        }
    }

    private void searchTar(String name, InputStream in, int depth, Budget budget) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new KeptOpenStream(in), "UTF-8")) {
            searchEntries(name, tar, depth, budget);
        }
    }

    private void searchZip(String name, InputStream in, int depth, Budget budget) throws IOException {
        ZipEndWatch kept = new ZipEndWatch(in);
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(kept, "UTF-8", true, true)) {
            searchEntries(name, zip, depth, budget);
            kept.transferTo(OutputStream.nullOutputStream());
        }
        if (!kept.hasEnded()) {
            tally.add(ScanProblems.brokenArchive(name, ScanProblems.ENDS_TOO_SOON));
        }
    }

    private void searchEntries(
            String name, ArchiveInputStream<? extends ArchiveEntry> archive, int depth, Budget budget)
            throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (++entries > ScanBounds.ENTRIES_MAX) {
                tally.add(ScanProblems.tooManyEntries(name));
                return;
            }
            InputStream content = budget.limit(new KeptOpenStream(archive));
            if (entry.isDirectory() && canRead(archive, entry)) {
                // Only the name says that it is a folder: an unpacker may well take what it holds for a file.
                int first = content.read();
                if (first < 0) {
                    continue;
                }
                content = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), content);
            }
            String inner = name + "!/" + entry.getName().replace('\\', '/');
            checkName(entry.getName(), inner);
            boolean encrypted = entry instanceof ZipArchiveEntry zipped
                    && zipped.getGeneralPurposeBit().usesEncryption();
            if (encrypted || !canRead(archive, entry)) {
                tally.add(ScanProblems.unreadableEntry(inner, encrypted));
            } else {
                search(inner, content, depth + 1, budget);
            }
        }
    }

    private static boolean canRead(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return archive.canReadEntryData(entry);
    }

    private void checkName(String entry, String shown) {
        String name = entry.replace('\\', '/');
        boolean leaves = name.startsWith("/") || name.equals("..") || name.startsWith("../") || name.contains("/../");
        if (leaves || name.endsWith("/..") || (name.length() > 1 && name.charAt(1) == ':')) {
            tally.add(ScanProblems.nameLeavesArchive(shown));
        }
    }

    private void searchContent(String name, InputStream in) throws IOException {
        tally.begin(name);
        if (name.toLowerCase(Locale.ROOT).endsWith(".map")) {
            tally.count(maps.search(name, in));
            return;
        }
        long length = 0;
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                scan.feed(chunk, 0, read);
                length += read;
            }
        } finally {
            tally.count(length);
            var found = scan.finish();
            tally.add(name, null, found, scan.dropped());
        }
    }

    /** What is packed but cannot be unpacked here is not passed over in silence. */
    private void checkPacking(String name, byte[] head) {
        for (Map.Entry<String, String> mark : UNREADABLE_MARKS.entrySet()) {
            if (starts(head, 0, mark.getValue())) {
                tally.add(ScanProblems.unreadablePacking(name, mark.getKey()).withSeverity(Severity.ERROR));
                return;
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        if (ARCHIVE_ENDINGS.contains(ending)) {
            tally.add(ScanProblems.brokenArchive(name, "it does not begin like a ." + ending + " file"));
        } else if (UNREADABLE_ENDINGS.contains(ending)) {
            tally.add(ScanProblems.unreadablePacking(name, ending));
        }
    }

    /** How a file is packed. */
    private enum Packing {
        NONE,
        ZIP,
        TAR,
        GZIP
    }

    /** The first bytes, or as many as can be read: what stops the reading stops it again when the rest is read. */
    private static byte[] head(InputStream in) {
        byte[] head = new byte[PEEKED];
        int length = 0;
        try {
            for (int read = 0; read >= 0 && length < PEEKED; length += Math.max(0, read)) {
                read = in.read(head, length, PEEKED - length);
            }
        } catch (IOException stopped) {
            return Arrays.copyOf(head, length);
        }
        return Arrays.copyOf(head, length);
    }

    private static Packing packing(byte[] head) {
        if (starts(head, 0, "PK\003\004") || starts(head, 0, "PK\005\006")) {
            return Packing.ZIP;
        }
        if (starts(head, 0, "\037\u008b\010")) {
            return Packing.GZIP;
        }
        return starts(head, TAR_MARK, "ustar") ? Packing.TAR : Packing.NONE;
    }

    private static boolean starts(byte[] head, int at, String mark) {
        if (head.length < at + mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((head[at + i] & 255) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What {@code gunzip} would call it. */
    private static String withoutEnding(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String lower = last.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz")) {
            return last.substring(0, last.length() - 3) + "tar";
        }
        return lower.endsWith(".gz") && last.length() > 3 ? last.substring(0, last.length() - 3) : last;
    }

    /** A stream whose reader may close itself without closing it. */
    private static final class KeptOpenStream extends FilterInputStream {
        KeptOpenStream(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The one who opened the stream beneath closes it.
        }
    }
}
