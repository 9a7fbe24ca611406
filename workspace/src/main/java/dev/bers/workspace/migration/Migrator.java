package dev.bers.workspace.migration;

import dev.bers.config.ConfigKind;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Value;
import dev.bers.workspace.writing.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files of a workspace along the declared migrations, and back.
 *
 * <p>{@code config/migrations/applied.yaml} says which version the files of each kind are in; a kind that it does not
 * name is in the version at which its first migration starts. It is a file like the others: it is committed with the
 * files that it speaks of, and two branches that migrate the same kind meet in a merge conflict instead of silently.
 */
public final class Migrator {

    static final String APPLIED = MigrationFolder.FOLDER + "/applied.yaml";

    private final MigrationFolder folder;
    private final MigrationJournal journal;

    /** For the workspace in a folder. */
    public Migrator(Path workspace) {
        this.folder = new MigrationFolder(workspace);
        this.journal = new MigrationJournal(workspace);
    }

    /**
     * Finishes a run that was interrupted, if there was one: what it had planned is written, all of it.
     *
     * @return the files that were written
     * @throws ProblemException if a file has been changed since, and then nothing is written
     * @throws IOException if a file can't be read or written
     */
    public List<String> recover() throws IOException {
        return journal.recover();
    }

    /**
     * How many migrations are declared and not applied yet; none where what is declared has errors.
     *
     * @throws IOException if a file can't be read
     */
    public int pending() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Migration> declared = folder.migrations(problems);
        Map<ConfigKind, Integer> versions = versions(declared, problems);
        return problems.stream().anyMatch(Problem::isError)
                ? 0
                : pending(declared, versions).size();
    }

    private static List<Migration> pending(List<Migration> declared, Map<ConfigKind, Integer> versions) {
        return declared.stream()
                .filter(migration -> migration.from() >= versions.getOrDefault(migration.kind(), 1))
                .toList();
    }

    /**
     * What it takes to bring all files to the newest version.
     *
     * @throws IOException if a file can't be read
     */
    public MigrationPlan plan() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Migration> declared = folder.migrations(problems);
        Map<ConfigKind, Integer> versions = versions(declared, problems);
        List<Migration> pending = pending(declared, versions);
        if (problems.stream().noneMatch(Problem::isError) && pending.isEmpty()) {
            for (ConfigKind kind : ConfigKind.values()) {
                checkSchema(kind, versions, problems);
            }
        }
        if (problems.stream().anyMatch(Problem::isError) || pending.isEmpty()) {
            return MigrationPlan.nothing(problems);
        }
        FileSet files = new FileSet(folder, problems);
        Map<Migration, List<FileChange>> stages = new LinkedHashMap<>();
        for (Migration migration : pending) {
            stages.put(migration, files.apply(migration));
            versions.put(migration.kind(), migration.to());
        }
        return finished(stages, pending, files, versions, problems);
    }

    /**
     * What it takes to take back the newest applied migration of a kind. Files that nobody has touched since become
     * exactly what they were; the others go through the inverse steps.
     *
     * @throws IOException if a file can't be read
     */
    public MigrationPlan planReverse(ConfigKind kind) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Migration> declared = folder.migrations(problems);
        Map<ConfigKind, Integer> versions = versions(declared, problems);
        Migration newest = declared.stream()
                .filter(migration -> migration.kind() == kind && versions.getOrDefault(kind, 1) == migration.to())
                .findFirst()
                .orElse(null);
        if (newest == null) {
            problems.add(MigrationProblems.nothingToReverse(kind.text()));
        }
        if (newest == null || problems.stream().anyMatch(Problem::isError)) {
            return MigrationPlan.nothing(problems);
        }
        FileSet files = new FileSet(folder, problems);
        files.reverse(newest, journal.undo(newest));
        versions.put(kind, newest.from());
        return finished(Map.of(), List.of(newest), files, versions, problems);
    }

    private MigrationPlan finished(
            Map<Migration, List<FileChange>> stages,
            List<Migration> migrations,
            FileSet files,
            Map<ConfigKind, Integer> versions,
            List<Problem> problems)
            throws IOException {
        List<FileChange> changes = new ArrayList<>(files.changes());
        MappingValue.Builder applied = MappingValue.builder();
        versions.forEach((kind, version) -> applied.put(kind.text(), version));
        String head = "The schema version (x-bers-version) of each kind's files. Written by bers migrate.";
        String after = YamlText.write(applied.build(), Map.of("", head), Map.of());
        String before = folder.textOrEmpty(APPLIED);
        if (!after.equals(before)) {
            changes.add(new FileChange(APPLIED, before, after));
        }
        migrations.forEach(migration -> checkSchema(migration.kind(), versions, problems));
        return new MigrationPlan(migrations, changes, stages, List.copyOf(new LinkedHashSet<>(problems)));
    }

    private void checkSchema(ConfigKind kind, Map<ConfigKind, Integer> versions, List<Problem> problems) {
        String file = "config/schemas/" + kind.text() + ".schema.json";
        MappingValue schema = folder.documentOrNull(file);
        int expected = versions.getOrDefault(kind, 1);
        @Nullable Value version = schema == null ? null : schema.get("x-bers-version");
        if (version != null && !(version instanceof NumberValue number && number.asDouble() == expected)) {
            problems.add(MigrationProblems.schemaVersion(file, Json.write(version), expected));
        }
    }

    /** The version of each kind that has migrations. */
    private Map<ConfigKind, Integer> versions(List<Migration> declared, List<Problem> problems) throws IOException {
        Map<ConfigKind, Integer> versions = new EnumMap<>(ConfigKind.class);
        declared.forEach(migration -> versions.putIfAbsent(migration.kind(), migration.from()));
        @Nullable
        MappingValue applied =
                folder.textOrEmpty(APPLIED).isEmpty() ? MappingValue.EMPTY : folder.documentOrNull(APPLIED);
        if (applied == null) {
            problems.add(MigrationProblems.unreadableState(APPLIED));
            return versions;
        }
        for (int i = 0; i < applied.size(); i++) {
            ConfigKind kind = ConfigKind.parse(applied.keyAt(i)).orElse(null);
            boolean sound = applied.valueAt(i) instanceof NumberValue version && version.isInteger();
            if (kind == null || !sound) {
                var at = applied.keyPositionAt(i);
                problems.add(
                        MigrationProblems.unreadableState(APPLIED).at(new Location(APPLIED, at.line(), at.column())));
            } else {
                versions.put(kind, (int) ((NumberValue) applied.valueAt(i)).asLong());
            }
        }
        return versions;
    }

    /**
     * Carries a plan out: all files or, after a crash, the rest of them at the next {@link #recover()}.
     *
     * @throws ProblemException if the plan has errors, or a file is no longer as it was when the plan was made
     * @throws IOException if a file can't be written
     */
    public void apply(MigrationPlan plan) throws IOException {
        if (!plan.isSound()) {
            throw new ProblemException(plan.problems());
        }
        for (FileChange change : plan.changes()) {
            if (!folder.textOrEmpty(change.file()).equals(change.before())) {
                throw new ProblemException(MigrationProblems.interrupted(change.file()));
            }
        }
        journal.carryOut(plan);
    }
}
