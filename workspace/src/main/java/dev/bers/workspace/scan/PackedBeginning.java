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
 * What tells that something packed begins, anywhere in a stream: parts of a zip (APPNOTE 4.3.7, 4.3.16), members of a gzip
 * (RFC 1952). A tar (POSIX, ustar) is told where it may begin: first, and behind another one.
 */
enum PackedBeginning {
    /** Nothing packed. */
    NONE,
    /** An entry of a zip. */
    ZIP_ENTRY,
    /** The record that ends a zip. */
    ZIP_END,
    /** A member of a gzip. */
    GZIP,
    /** The first entry of a tar. */
    TAR;

    /** Bytes that are looked at. */
    static final int LOOK = 1_024;

    private static final String ZIP_MARK = "PK\003\004";
    private static final String ZIP_END_MARK = "PK\005\006";
    private static final String GZIP_MARK = "\037\u008b\010";
    private static final String TAR_MARK = "ustar";
    private static final int TAR_MARK_AT = 257;
    /** What a member of a gzip must inflate to before it is taken for one where anything may stand. */
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
        for (String mark : new String[] {ZIP_MARK, ZIP_END_MARK, GZIP_MARK}) {
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
        return isPrefix(ZIP_MARK, bytes, at, to)
                || isPrefix(ZIP_END_MARK, bytes, at, to)
                || isPrefix(GZIP_MARK, bytes, at, to);
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
        PackedBeginning claimed = claimed(bytes);
        boolean isOne =
                switch (claimed) {
                    case ZIP_ENTRY -> ZipEntryHeader.isPlausible(bytes);
                    case GZIP -> inflates(bytes);
                    case TAR -> mayBeTar;
                    case ZIP_END, NONE -> true;
                };
        return isOne ? claimed : NONE;
    }

    private static boolean inflates(SearchedBytes bytes) {
        int ahead = bytes.ahead(LOOK);
        byte[] packed = new byte[ahead];
        for (int i = 0; i < ahead; i++) {
            packed[i] = (byte) bytes.peek(i);
        }
        Inflater inflater = new Inflater(true);
        try {
            int header = GzipMembers.skipHeader(new ByteArrayInputStream(packed));
            inflater.setInput(packed, header, ahead - header);
            int inflated = inflater.inflate(new byte[INFLATED_MIN]);
            return inflated == INFLATED_MIN || inflater.finished() || inflater.needsInput();
        } catch (DataFormatException | IOException other) {
            return false;
        } finally {
            inflater.end();
        }
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
