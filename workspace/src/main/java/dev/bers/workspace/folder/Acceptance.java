package dev.bers.workspace.folder;

import dev.bers.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The accepted findings applied to the findings of one run; remembers which of them were used. */
public final class Acceptance {

    private final AcceptedFindings findings;
    private final LocalDate today;
    private final Set<AcceptedFindings.Entry> used = new HashSet<>();

    Acceptance(AcceptedFindings findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    /**
     * Whether a finding is accepted today.
     *
     * @param code of the finding, such as {@code BERS-ISO-010}
     * @param file that it is found in; null if in none
     * @param line within the file; 0 if unknown
     * @param path of the value that it concerns; null if of none
     */
    public boolean accepts(String code, @Nullable String file, int line, @Nullable String path) {
        boolean accepted = false;
        for (AcceptedFindings.Entry entry : findings.entries()) {
            if (entry.matches(code, file, line, path)) {
                used.add(entry);
                accepted |= !today.isAfter(entry.until());
            }
        }
        return accepted;
    }

    /** Whether a problem is accepted today. */
    public boolean accepts(Problem problem) {
        return accepts(
                problem.code().text(),
                problem.location().file(),
                problem.location().line(),
                problem.path());
    }

    /**
     * Entries that have ended, and those that accepted nothing in this run.
     *
     * @param findable which codes this run could find: the other entries say nothing of it
     */
    public List<Problem> leftovers(Predicate<String> findable) {
        List<Problem> problems = new ArrayList<>();
        for (AcceptedFindings.Entry entry : findings.entries()) {
            String code = entry.code().text();
            if (!findable.test(code)) {
                continue;
            }
            if (today.isAfter(entry.until())) {
                problems.add(FolderProblems.acceptanceExpired(
                        entry.location(), code, entry.until().toString()));
            } else if (!used.contains(entry)) {
                problems.add(FolderProblems.acceptanceUnused(entry.location(), code, entry.place()));
            }
        }
        return problems;
    }
}
