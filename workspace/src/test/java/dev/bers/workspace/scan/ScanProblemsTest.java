package dev.bers.workspace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanProblemsTest {

    @Test
    void each_is_told_to_the_letter() {
        List<Problem> all = List.of(
                ScanProblems.missing("dist"),
                ScanProblems.empty("dist"),
                ScanProblems.unreadable("a", "denied"),
                ScanProblems.brokenArchive("a.zip", "it ends too soon"),
                ScanProblems.tooDeep("a.zip"),
                ScanProblems.expandsTooFar("a.zip", 7),
                ScanProblems.tooManyEntries("a.zip"),
                ScanProblems.nameLeavesArchive("a.zip!/../x"),
                ScanProblems.unreadableEntry("a.zip!/x", true),
                ScanProblems.unreadableEntry("a.zip!/x", false),
                ScanProblems.unreadablePacking("a.js.br", "br"),
                ScanProblems.linkLeavesTree("dist/l", "/etc"),
                ScanProblems.foldersTooDeep("d"),
                ScanProblems.tooManyFindings(3));

        assertThat(all)
                .extracting(problem -> problem.code() + " " + problem.location() + ": " + problem.message() + " → "
                        + problem.suggestion())
                .containsExactly(
                        "BERS-ISO-030 dist: there is nothing to scan at dist → build first, or give the folder that the"
                                + " build writes to",
                        "BERS-ISO-040 dist: there is no file to scan in dist → build first, and look whether the build"
                                + " writes elsewhere",
                        "BERS-ISO-031 a: the file cannot be read: denied → make it readable, or scan without it",
                        "BERS-ISO-032 a.zip: the archive is broken and was not searched to its end: it ends too soon →"
                                + " build the archive anew",
                        "BERS-ISO-033 a.zip: archives may be nested 6 deep, but here is one more → unpack the outer"
                                + " ones and scan the folder",
                        "BERS-ISO-034 a.zip: the archive expands to more than 7 bytes and was left there → check that"
                                + " it is no zip bomb; if it is none, unpack it and scan the folder",
                        "BERS-ISO-034 a.zip: the archive has more than 1000000 entries → check that it is no zip bomb;"
                                + " if it is none, unpack it and scan the folder",
                        "BERS-ISO-035 a.zip!/../x: an entry's name leads out of its archive; it was searched all the"
                                + " same → do not unpack an archive whose origin you don't know",
                        "BERS-ISO-036 a.zip!/x: the entry is encrypted and was not searched → scan what goes into the"
                                + " archive before it is packed",
                        "BERS-ISO-036 a.zip!/x: the entry is packed in a way that cannot be read, and was not searched"
                                + " → scan what goes into the archive before it is packed",
                        "BERS-ISO-036 a.js.br: what is packed as .br cannot be unpacked here and was not searched → scan"
                                + " what goes into it before it is packed",
                        "BERS-ISO-037 dist/l: the link leads out of what is scanned and was not followed: /etc → scan"
                                + " its target as well: /etc",
                        "BERS-ISO-038 d: folders may be nested 128 deep, but here is one more → scan the inner folder"
                                + " by itself",
                        "BERS-ISO-039 : there are 3 more findings than the 10000 that are listed → mend the first ones"
                                + " and scan again");
    }
}
