package dev.bers.workspace.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What tells that something packed begins, anywhere in a stream: parts of a zip (APPNOTE 4.3.7, 4.3.12, 4.3.14, 4.3.16), members of a gzip
 * (RFC 1952). A tar (POSIX, ustar) and a zlib stream (RFC 1950) are told where they may begin: first, and behind a tar.
 */
enum PackedBeginning {
    /** Nothing packed. */
    NONE,
    /** An entry of a zip. */
    ZIP_ENTRY,
    /** An entry of a zip's directory. */
    ZIP_LISTING,
    /** The longer one of the records that end a zip. */
    ZIP_LONG_END,
    /** The record that ends a zip. */
    ZIP_END,
    /** A member of a gzip. */
    GZIP,
    /** A zlib stream, where a file begins with it. */
    ZLIB,
    /** The first entry of a tar. */
    TAR;

    /** Bytes that are looked at. */
    static final int LOOK = 1_024;

    private static final String ZIP_MARK = "PK\003\004";
    private static final String ZIP_LISTING_MARK = "PK\001\002";
    private static final String ZIP_LONG_END_MARK = "PK\006\006";
    private static final String ZIP_END_MARK = "PK\005\006";
    private static final String GZIP_MARK = "\037\u008b\010";
    /** What may stand anywhere. */
    private static final String[] MARKS = {ZIP_MARK, ZIP_LISTING_MARK, ZIP_LONG_END_MARK, ZIP_END_MARK, GZIP_MARK};

    private static final String TAR_MARK = "ustar";
    /** Deflated, with the usual window. */
    private static final int ZLIB_FIRST = 0x78;

    private static final int TAR_MARK_AT = 257;
    /** What deflated bytes must inflate to before it is taken for such where anything may stand. */
    private static final int INFLATED_MIN = 256;

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

    /** Which of the first three bytes of a mark a byte may be. */
    private static final boolean[] IN_MARKS = inMarks();

    private static boolean[] inMarks() {
        boolean[] marks = new boolean[256];
        for (String mark : MARKS) {
            for (int i = 0; i < 3; i++) {
                marks[mark.charAt(i)] = true;
            }
        }
        return marks;
    }

    /**
     * The first place at which something packed may begin; where there is none, the last at which one cannot tell yet.
     * Every mark has a byte at each third place, so that no other is looked at.
     */
    static int next(byte[] bytes, int from, int to) {
        for (int i = from + 2; i < to; i += 3) {
            if (IN_MARKS[bytes[i] & 255]) {
                for (int at = i - 2; at <= i; at++) {
                    if (mayBegin(bytes, at, to)) {
                        return at;
                    }
                }
            }
        }
        return Math.max(from, to - 2);
    }

    private static boolean mayBegin(byte[] bytes, int at, int to) {
        for (String mark : MARKS) {
            if (isPrefix(mark, bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrefix(String mark, byte[] bytes, int at, int to) {
        for (int i = 0; i < mark.length() && at + i < to; i++) {
            if ((bytes[at + i] & 255) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What the first bytes of a file say that it is, true or not. */
    static PackedBeginning claimed(SearchedBytes bytes) {
        if (starts(bytes, 0, ZIP_MARK)) {
            return ZIP_ENTRY;
        }
        if (starts(bytes, 0, ZIP_END_MARK)) {
            return ZIP_END;
        }
        if (starts(bytes, 0, GZIP_MARK)) {
            return GZIP;
        }
        return starts(bytes, TAR_MARK_AT, TAR_MARK) ? TAR : NONE;
    }

    /** What begins with the next byte, told so surely that a like stretch of other bytes is not mistaken for it. */
    static PackedBeginning of(SearchedBytes bytes, boolean mayBeTar) {
        if (starts(bytes, 0, ZIP_LISTING_MARK)) {
            return ZIP_LISTING;
        }
        if (starts(bytes, 0, ZIP_LONG_END_MARK)) {
            return ZIP_LONG_END;
        }
        if (mayBeTar && isZlib(bytes)) {
            return ZLIB;
        }
        PackedBeginning claimed = claimed(bytes);
        boolean isOne =
                switch (claimed) {
                    case ZIP_ENTRY -> ZipEntryHeader.isPlausible(bytes);
                    case GZIP -> isGzip(bytes);
                    case TAR -> mayBeTar;
                    case ZIP_LISTING, ZIP_LONG_END, ZIP_END, ZLIB, NONE -> true;
                };
        return isOne ? claimed : NONE;
    }

    private static boolean isGzip(SearchedBytes bytes) {
        byte[] packed = looked(bytes);
        Inflater inflater = new Inflater(true);
        try {
            int header = GzipMembers.skipHeader(new ByteArrayInputStream(packed));
            inflater.setInput(packed, header, packed.length - header);
            return inflates(inflater) || inflater.needsInput();
        } catch (DataFormatException | IOException other) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** Two bytes that text may begin with tell little, so one that ends among the first bytes must end well. */
    private static boolean isZlib(SearchedBytes bytes) {
        if (bytes.ahead(2) < 2 || bytes.peek(0) != ZLIB_FIRST || (bytes.peek(0) * 256 + bytes.peek(1)) % 31 != 0) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(looked(bytes));
            return inflates(inflater);
        } catch (DataFormatException other) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static byte[] looked(SearchedBytes bytes) {
        byte[] looked = new byte[bytes.ahead(LOOK)];
        for (int i = 0; i < looked.length; i++) {
            looked[i] = (byte) bytes.peek(i);
        }
        return looked;
    }

    private static boolean inflates(Inflater inflater) throws DataFormatException {
        return inflater.inflate(new byte[INFLATED_MIN]) == INFLATED_MIN || inflater.finished();
    }

    /** How a file is packed that cannot be unpacked here; null if its first bytes do not say so. */
    static @Nullable String unreadable(SearchedBytes bytes) {
        for (Map.Entry<String, String> mark : UNREADABLE_MARKS.entrySet()) {
            if (starts(bytes, 0, mark.getValue())) {
                return mark.getKey();
            }
        }
        return null;
    }

    /** The ending of a name in lower case. */
    static String ending(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.substring(lower.lastIndexOf('.') + 1);
    }

    /** Whether files with an ending can be unpacked. */
    static boolean isArchiveEnding(String ending) {
        return ARCHIVE_ENDINGS.contains(ending);
    }

    /** Whether files with an ending are packed in a way that cannot be unpacked here. */
    static boolean isUnreadableEnding(String ending) {
        return UNREADABLE_ENDINGS.contains(ending);
    }

    private static boolean starts(SearchedBytes bytes, int at, String mark) {
        int end = at + mark.length();
        if (bytes.ahead(end) < end) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (bytes.peek(at + i) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
