package dev.bers.workspace.scan;

/** The limits of a scan; what lies beyond is a problem, since it was not searched. */
public final class ScanBounds {

    /** Archives inside each other; a gzipped file counts as an archive. */
    public static final int ARCHIVE_DEPTH_MAX = 6;
    /** Folders inside each other. */
    public static final int FOLDER_DEPTH_MAX = 128;
    /** Bytes that an archive may expand to, whatever its size. */
    public static final long EXPANDED_BYTES_FREE = 256L * 1_024 * 1_024;
    /** How many times its size a larger archive may expand to. */
    public static final long EXPANSION_RATIO_MAX = 200;
    /** Entries of all archives in a file together. */
    public static final int ENTRIES_MAX = 1_000_000;
    /** Findings that are kept; the rest is only counted. */
    public static final int FINDINGS_MAX = 10_000;
    /** UTF-16 units of one text in a source map; a map with a longer one is searched as it is. */
    public static final int MAP_TEXT_LENGTH_MAX = 256 * 1_024 * 1_024;

    private ScanBounds() {}
}
