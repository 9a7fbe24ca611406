package dev.bers.workspace.migration;

import dev.bers.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * What a run of migrations would do; nothing is written yet.
 *
 * @param migrations those that would be applied, or taken back, in their order
 * @param changes the files that would change, {@code config/migrations/applied.yaml} among them
 * @param stages what each single migration changes, by which it can be taken back; empty for a way back
 * @param problems what stands against it (errors) and what to know (warnings)
 */
public record MigrationPlan(
        List<Migration> migrations,
        List<FileChange> changes,
        Map<Migration, List<FileChange>> stages,
        List<Problem> problems) {

    /** Copies the lists. */
    public MigrationPlan {
        migrations = List.copyOf(migrations);
        changes = List.copyOf(changes);
        stages = Map.copyOf(stages);
        problems = List.copyOf(problems);
    }

    /** A plan that does nothing. */
    static MigrationPlan nothing(List<Problem> problems) {
        return new MigrationPlan(List.of(), List.of(), Map.of(), problems);
    }

    /** Whether it may be carried out. */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /** All changes in the unified format. */
    public String diff() {
        StringBuilder diff = new StringBuilder();
        changes.forEach(change -> diff.append(change.diff()));
        return diff.toString();
    }
}
