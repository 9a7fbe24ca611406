package dev.bers.workspace.scan;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Every reason for which something is not searched. */
final class ScanProblems {

    static final String ENDS_TOO_SOON = "it ends too soon";

    static final String ENTRIES_DISAGREE = "its directory says otherwise than what stands before its entries";

    private ScanProblems() {}

    static Problem missing(String path) {
        return Problem.error("BERS-ISO-030", "there is nothing to scan at " + path)
                .at(Location.ofFile(path))
                .foundInsteadOf(null, "a file or a folder")
                .suggesting("build first, or give the folder that the build writes to");
    }

    static Problem empty(String path) {
        return Problem.error("BERS-ISO-040", "there is no file to scan in " + path)
                .at(Location.ofFile(path))
                .foundInsteadOf("no file", "at least one file")
                .suggesting("build first, and look whether the build writes elsewhere");
    }

    static Problem unreadable(String file, @Nullable String reason) {
        return Problem.error("BERS-ISO-031", "the file cannot be read: " + reason)
                .at(Location.ofFile(file))
                .suggesting("make it readable, or scan without it");
    }

    static Problem brokenArchive(String file, @Nullable String reason) {
        return Problem.error("BERS-ISO-032", "the archive is broken and was not searched to its end: " + reason)
                .at(Location.ofFile(file))
                .suggesting("build the archive anew");
    }

    static Problem tooDeep(String file) {
        return Problem.error(
                        "BERS-ISO-033",
                        "archives may be nested " + ScanBounds.ARCHIVE_DEPTH_MAX + " deep, but here is one more")
                .at(Location.ofFile(file))
                .suggesting("unpack the outer ones and scan the folder");
    }

    static Problem expandsTooFar(String file, long bytesMax) {
        return Problem.error(
                        "BERS-ISO-034", "the archive expands to more than " + bytesMax + " bytes and was left there")
                .at(Location.ofFile(file))
                .foundInsteadOf("more than " + bytesMax + " bytes", "at most " + bytesMax + " bytes")
                .suggesting("check that it is no zip bomb; if it is none, unpack it and scan the folder");
    }

    static Problem tooManyEntries(String file) {
        return Problem.error("BERS-ISO-034", "the archive has more than " + ScanBounds.ENTRIES_MAX + " entries")
                .at(Location.ofFile(file))
                .suggesting("check that it is no zip bomb; if it is none, unpack it and scan the folder");
    }

    static Problem nameLeavesArchive(String file) {
        return Problem.warning("BERS-ISO-035", "an entry's name leads out of its archive; it was searched all the same")
                .at(Location.ofFile(file))
                .suggesting("do not unpack an archive whose origin you don't know");
    }

    /** Whether a problem leaves nothing unsearched. */
    static boolean isAboutWhatWasSearched(Problem problem) {
        return problem.code().text().equals("BERS-ISO-035");
    }

    static Problem unreadableEntry(String file, boolean encrypted) {
        return Problem.error(
                        "BERS-ISO-036",
                        encrypted
                                ? "the entry is encrypted and was not searched"
                                : "the entry is packed in a way that cannot be read, and was not searched")
                .at(Location.ofFile(file))
                .suggesting("scan what goes into the archive before it is packed");
    }

    static Problem unreadablePacking(String file, String ending) {
        return Problem.warning(
                        "BERS-ISO-036",
                        "what is packed as ." + ending + " cannot be unpacked here and was not searched")
                .at(Location.ofFile(file))
                .suggesting("scan what goes into it before it is packed");
    }

    static Problem linkLeavesTree(String file, String target) {
        return Problem.warning("BERS-ISO-037", "the link leads out of what is scanned and was not followed: " + target)
                .at(Location.ofFile(file))
                .suggesting("scan its target as well: " + target);
    }

    static Problem foldersTooDeep(String folder) {
        return Problem.error(
                        "BERS-ISO-038",
                        "folders may be nested " + ScanBounds.FOLDER_DEPTH_MAX + " deep, but here is one more")
                .at(Location.ofFile(folder))
                .suggesting("scan the inner folder by itself");
    }

    static Problem tooManyFindings(long more) {
        return Problem.error(
                        "BERS-ISO-039",
                        "there are " + more + " more findings than the " + ScanBounds.FINDINGS_MAX + " that are listed")
                .suggesting("mend the first ones and scan again");
    }
}
