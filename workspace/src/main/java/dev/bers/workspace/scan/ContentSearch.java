package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactMatcher;
import dev.bers.problem.Severity;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches one file after the other: all its bytes as they are, and what is unpacked from wherever in it something packed
 * begins, by the same rule. So nothing hides before, behind or between archives, whatever their directories list.
 */
final class ContentSearch {

    private static final int TAR_BLOCK = 512;

    private final ArtefactMatcher matcher;
    private final ScanTally tally;
    private final SourceMapSearch maps;
    /** By depth. */
    private final List<SearchedBytes> levels = new ArrayList<>();

    private int entries;

    ContentSearch(ArtefactMatcher matcher, ScanTally tally) {
        this.matcher = matcher;
        this.tally = tally;
        this.maps = new SourceMapSearch(matcher, tally);
    }

    /** Searches a file on the disk. */
    void searchFile(String name, InputStream in, long size) throws IOException {
        entries = 0;
        tally.beginFile();
        long ratioed = size * ScanBounds.EXPANSION_RATIO_MAX;
        Budget budget = new Budget(Math.max(ScanBounds.EXPANDED_BYTES_FREE, ratioed));
        try {
            search(name, in, 0, budget);
        } catch (Budget.SpentException bomb) {
            tally.add(ScanProblems.expandsTooFar(name, budget.bytesMax()));
        }
    }

    private void search(String name, InputStream in, int depth, Budget budget) throws IOException {
        if (depth == levels.size()) {
            levels.add(new SearchedBytes(matcher.newScan()));
        }
        SearchedBytes bytes = levels.get(depth);
        bytes.open(in);
        new Walk(name, bytes, depth, budget).walk();
    }

    /** The way through the bytes of one file, or of one entry. */
    private final class Walk {
        private final String name;
        private final SearchedBytes bytes;
        private final int depth;
        private final Budget budget;
        private final PackedBeginning claimed;
        /** How it is packed that cannot be unpacked; null if it does not begin so. */
        private final @Nullable String packing;

        private final ZipDirectory directory = new ZipDirectory();
        private boolean hasUnpacked;
        private boolean awaitsZipEnd;

        Walk(String name, SearchedBytes bytes, int depth, Budget budget) {
            this.name = name;
            this.bytes = bytes;
            this.depth = depth;
            this.budget = budget;
            this.claimed = PackedBeginning.claimed(bytes);
            this.packing = PackedBeginning.unreadable(bytes);
        }

        void walk() throws IOException {
            boolean isPlain = claimed == PackedBeginning.NONE;
            if (isPlain) {
                tally.begin(name);
            }
            boolean isTold = false;
            try {
                isTold = isPlain && isSourceMap() && maps.search(name, bytes);
                if (!isTold) {
                    walkOn();
                }
            } finally {
                tally.count(isPlain ? bytes.length() : 0);
                List<ArtefactFinding> found = bytes.finish();
                if (hasUnpacked || !isPlain) {
                    // Stored entries were searched by themselves.
                    tally.addNew(name, found, bytes.dropped());
                } else if (!isTold) {
                    tally.add(name, null, found, bytes.dropped());
                }
            }
            if (!isTold) {
                checkClaims();
            }
        }

        private boolean isSourceMap() {
            return name.toLowerCase(Locale.ROOT).endsWith(".map");
        }

        private void walkOn() throws IOException {
            boolean mayBeTar = true;
            while (!bytes.isAtEnd()) {
                PackedBeginning beginning = PackedBeginning.of(bytes, mayBeTar);
                mayBeTar = beginning == PackedBeginning.TAR;
                switch (beginning) {
                    case ZIP_LISTING -> directory.addListing(bytes);
                    case ZIP_LONG_END -> directory.addLongEnd(bytes);
                    case ZIP_END -> endZip();
                    case NONE -> {}
                    case ZIP_ENTRY, GZIP, ZLIB, TAR -> {
                        if (mayUnpack()) {
                            unpack(beginning);
                            continue;
                        }
                    }
                }
                bytes.takeUntilPacked();
            }
        }

        private void endZip() {
            awaitsZipEnd = false;
            if (!isTooDeep() && !directory.agrees(bytes)) {
                tally.add(ScanProblems.brokenArchive(name, ScanProblems.ENTRIES_DISAGREE));
            }
        }

        private boolean isTooDeep() {
            return depth >= ScanBounds.ARCHIVE_DEPTH_MAX;
        }

        private boolean mayUnpack() {
            if (isTooDeep()) {
                tally.add(ScanProblems.tooDeep(name));
                return false;
            }
            return true;
        }

        private void unpack(PackedBeginning beginning) throws IOException {
            hasUnpacked = true;
            try {
                switch (beginning) {
                    case GZIP -> unpackWhole(new GzipMembers(bytes));
                    case ZLIB -> unpackWhole(InflatedStream.ofZlib(bytes));
                    case TAR -> unpackTar();
                    default -> unpackZipEntry();
                }
            } catch (Budget.SpentException bomb) {
                throw bomb;
            } catch (EOFException truncated) {
                tally.add(ScanProblems.brokenArchive(name, ScanProblems.ENDS_TOO_SOON));
            } catch (IOException | IllegalArgumentException broken) {
                tally.add(ScanProblems.brokenArchive(name, broken.getMessage()));
            }
        }

        private void unpackWhole(InputStream unpacked) throws IOException {
            try (unpacked) {
                search(name + "!/" + withoutEnding(name), budget.limit(unpacked), depth + 1, budget);
            }
        }

        private void unpackTar() throws IOException {
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new KeptOpenStream(bytes), TAR_BLOCK, TAR_BLOCK, "UTF-8")) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (!mayBeOneMore()) {
                        return;
                    }
                    String entryName = entry.getName().replace('\\', '/');
                    if (tar.canReadEntryData(entry)) {
                        searchEntry(entryName, new KeptOpenStream(tar), entry.isDirectory());
                    } else {
                        tally.add(ScanProblems.unreadableEntry(inner(entryName), false));
                    }
                }
            }
            bytes.takeZeros();
        }

        private void unpackZipEntry() throws IOException {
            awaitsZipEnd = true;
            long place = bytes.length();
            ZipEntryHeader header = ZipEntryHeader.read(bytes);
            directory.addHeader(place, header);
            if (!mayBeOneMore()) {
                return;
            }
            if (!header.isReadable()) {
                checkName(header.name());
                tally.add(ScanProblems.unreadableEntry(inner(header.name()), header.isEncrypted()));
                return;
            }
            try (InputStream content = header.content(bytes)) {
                if (content != null) {
                    searchEntry(header.name(), content, header.name().endsWith("/"));
                }
            }
        }

        private boolean mayBeOneMore() {
            if (++entries > ScanBounds.ENTRIES_MAX) {
                tally.add(ScanProblems.tooManyEntries(name));
                return false;
            }
            return true;
        }

        private void searchEntry(String entryName, InputStream entry, boolean isNamedFolder) throws IOException {
            InputStream content = budget.limit(entry);
            if (isNamedFolder) {
                // Only the name says that it is a folder: an unpacker may well take what it holds for a file.
                int first = content.read();
                if (first < 0) {
                    return;
                }
                content = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), content);
            }
            checkName(entryName);
            search(inner(entryName), content, depth + 1, budget);
        }

        private String inner(String entryName) {
            return name + "!/" + entryName;
        }

        private void checkName(String entry) {
            boolean leaves = entry.startsWith("/")
                    || entry.equals("..")
                    || entry.startsWith("../")
                    || entry.contains("/../")
                    || entry.endsWith("/..")
                    || (entry.length() > 1 && entry.charAt(1) == ':');
            if (leaves) {
                tally.add(ScanProblems.nameLeavesArchive(inner(entry)));
            }
        }

        /** What is packed but was not unpacked, or not to its end, is not passed over in silence. */
        private void checkClaims() {
            String ending = PackedBeginning.ending(name);
            boolean hasArchive = hasUnpacked || claimed == PackedBeginning.ZIP_END;
            if (awaitsZipEnd) {
                tally.add(ScanProblems.brokenArchive(name, ScanProblems.ENDS_TOO_SOON));
            } else if (claimed != PackedBeginning.NONE && !hasArchive && !isTooDeep()) {
                tally.add(ScanProblems.brokenArchive(name, "only its first bytes are those of an archive"));
            } else if (claimed == PackedBeginning.NONE && !hasArchive && PackedBeginning.isArchiveEnding(ending)) {
                tally.add(ScanProblems.brokenArchive(name, "it does not begin like a ." + ending + " file"));
            }
            if (packing != null) {
                tally.add(ScanProblems.unreadablePacking(name, packing).withSeverity(Severity.ERROR));
            } else if (PackedBeginning.isUnreadableEnding(ending)) {
                tally.add(ScanProblems.unreadablePacking(name, ending));
            }
        }
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
