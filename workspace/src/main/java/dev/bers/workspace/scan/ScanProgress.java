package dev.bers.workspace.scan;

/** Who is told how far a scan is; called from the thread that scans. */
@FunctionalInterface
public interface ScanProgress {

    /** Tells nobody. */
    ScanProgress NONE = (file, files, bytes) -> {};

    /**
     * A file, or an entry of an archive, is about to be searched.
     *
     * @param file which one
     * @param files how many were searched before it
     * @param bytes how many bytes they had
     */
    void searching(String file, int files, long bytes);
}
