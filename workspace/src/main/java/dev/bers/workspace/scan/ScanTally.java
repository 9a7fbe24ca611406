package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a scan has found so far. */
final class ScanTally {

    private final Predicate<ScanFinding> isAccepted;
    private final ScanProgress progress;
    private final List<ScanFinding> findings = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Set<String> seen = new HashSet<>();
    private int files;
    private int errors;
    private long bytes;
    private int accepted;
    private long dropped;

    ScanTally(Predicate<ScanFinding> isAccepted, ScanProgress progress) {
        this.isAccepted = isAccepted;
        this.progress = progress;
    }

    void begin(String file) {
        progress.searching(file, files, bytes);
        files++;
    }

    void count(long moreBytes) {
        bytes += moreBytes;
    }

    /** Begins a file on the disk, whatever is packed in it. */
    void beginFile() {
        seen.clear();
    }

    /** Adds what was not found before in the same file on the disk. */
    void addNew(String file, List<ArtefactFinding> found, int moreDropped) {
        List<ArtefactFinding> others =
                found.stream().filter(one -> !seen.contains(one.endpoint())).toList();
        add(file, null, others, moreDropped);
    }

    void add(String file, @Nullable String source, List<ArtefactFinding> found, int moreDropped) {
        dropped += moreDropped;
        for (ArtefactFinding finding : found) {
            seen.add(finding.endpoint());
            ScanFinding one = new ScanFinding(file, source, finding);
            if (isAccepted.test(one)) {
                accepted++;
            } else if (findings.size() < ScanBounds.FINDINGS_MAX) {
                findings.add(one);
            } else {
                dropped++;
            }
        }
    }

    void add(Problem problem) {
        problems.add(problem);
        errors += problem.isError() ? 1 : 0;
    }

    /** How many files were begun. */
    int files() {
        return files;
    }

    /** How many errors were added. */
    int errors() {
        return errors;
    }

    ScanReport report(EnvironmentName environment) {
        if (dropped > 0) {
            problems.add(ScanProblems.tooManyFindings(dropped));
        }
        return new ScanReport(environment, files, bytes, findings, accepted, problems.list());
    }
}
