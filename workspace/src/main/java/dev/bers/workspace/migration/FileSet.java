package dev.bers.workspace.migration;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.problem.Problem;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that a run of migrations is about, changed in memory only. */
final class FileSet {

    private final MigrationFolder folder;
    private final List<Problem> problems;
    private final Map<ConfigKind, List<KindFile>> files = new EnumMap<>(ConfigKind.class);
    private final Map<String, String> originals = new LinkedHashMap<>();
    private final Map<String, String> restored = new LinkedHashMap<>();

    FileSet(MigrationFolder folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The files that are no longer what they were. */
    List<FileChange> changes() {
        List<FileChange> changes = new ArrayList<>();
        files.values().stream().flatMap(List::stream).forEach(file -> {
            String before = originals.getOrDefault(file.file(), "");
            String after = restored.getOrDefault(file.file(), file.text());
            if (!after.equals(before)) {
                changes.add(new FileChange(file.file(), before, after));
            }
        });
        return changes;
    }

    private List<KindFile> of(ConfigKind kind) throws IOException {
        List<KindFile> known = files.get(kind);
        if (known != null) {
            return known;
        }
        List<KindFile> read = new ArrayList<>();
        for (Map.Entry<String, String> entry : folder.filesOf(kind, problems).entrySet()) {
            originals.put(entry.getKey(), entry.getValue());
            KindFile file = KindFile.read(entry.getKey(), entry.getValue(), problems);
            if (file != null) {
                read.add(file);
            }
        }
        files.put(kind, read);
        return read;
    }

    /** Applies a migration; answers what it changed. */
    List<FileChange> apply(Migration migration) throws IOException {
        List<KindFile> all = of(migration.kind());
        List<KindFile> concerned = new ArrayList<>(all);
        concerned.addAll(referringTo(migration));
        List<String> before = concerned.stream().map(KindFile::text).toList();
        for (Step step : migration.steps()) {
            if (step instanceof Step.Move move) {
                redirect(migration, move);
            }
            boolean found = false;
            for (KindFile file : all) {
                found |= apply(step, file);
            }
            if (!found && !(step instanceof Step.Default)) {
                problems.add(MigrationProblems.nowhere(step.path(), step.location()));
            }
            if (step instanceof Step.Default byDefault) {
                addDefault(byDefault, all);
            }
        }
        List<FileChange> changes = new ArrayList<>();
        for (int i = 0; i < concerned.size(); i++) {
            KindFile file = concerned.get(i);
            if (!before.get(i).equals(file.text())) {
                changes.add(new FileChange(file.file(), before.get(i), file.text()));
            }
        }
        return changes;
    }

    /** The files of other kinds, if a migration moves anything that they could refer to. */
    private List<KindFile> referringTo(Migration migration) throws IOException {
        List<KindFile> others = new ArrayList<>();
        boolean moves = migration.steps().stream().anyMatch(Step.Move.class::isInstance);
        for (ConfigKind kind : ConfigKind.values()) {
            if (moves && kind != migration.kind()) {
                others.addAll(of(kind));
            }
        }
        return others;
    }

    /** Lets what refers to a moved value, in files of whatever kind, refer to its new place. */
    private void redirect(Migration migration, Step.Move move) throws IOException {
        for (KindFile file : of(migration.kind())) {
            file.redirect(References.within(migration.kind(), move.path()), move);
        }
        for (KindFile file : referringTo(migration)) {
            file.redirect(References.fromOthers(migration.kind(), move.path()), move);
        }
    }

    private static boolean apply(Step step, KindFile file) {
        if (step instanceof Step.Move move) {
            return file.move(move);
        }
        if (step instanceof Step.Convert convert) {
            return file.convert(convert.path(), convert.conversion());
        }
        return step instanceof Step.Remove && file.remove(step.path());
    }

    /** Into the base layer; without one, into each file that is not a tenant's. */
    private static void addDefault(Step.Default step, List<KindFile> all) {
        List<KindFile> bases = all.stream().filter(KindFile::isBase).toList();
        List<KindFile> targets = bases.isEmpty()
                ? all.stream()
                        .filter(file -> !file.file().startsWith("config/tenants/"))
                        .toList()
                : bases;
        for (KindFile file : targets) {
            if (file.canAdd(step.path())) {
                file.set(step.path(), step.value(), "the default of " + step.path());
            }
        }
    }

    /**
     * Takes a migration back.
     *
     * @param kept what was kept of the files when it was applied, by file
     */
    void reverse(Migration migration, Map<String, FileChange> kept) throws IOException {
        for (KindFile file : of(migration.kind())) {
            FileChange change = kept.get(file.file());
            if (change != null && change.after().equals(file.text())) {
                restored.put(file.file(), change.before());
            } else {
                MappingValue before = change == null ? null : MigrationFolder.parse(file.file(), change.before());
                for (int i = migration.steps().size() - 1; i >= 0; i--) {
                    reverse(migration, migration.steps().get(i), file, before);
                }
            }
        }
        for (KindFile file : referringTo(migration)) {
            FileChange change = kept.get(file.file());
            if (change != null && change.after().equals(file.text())) {
                restored.put(file.file(), change.before());
            } else {
                redirectBack(migration, file);
            }
        }
    }

    private static void redirectBack(Migration migration, KindFile file) {
        for (int i = migration.steps().size() - 1; i >= 0; i--) {
            if (migration.steps().get(i) instanceof Step.Move move) {
                file.redirect(References.fromOthers(migration.kind(), move.to()), move.inverse());
            }
        }
    }

    private void reverse(Migration migration, Step step, KindFile file, @Nullable MappingValue before) {
        ConfigPath path = step.path();
        if (step instanceof Step.Move move) {
            file.redirect(References.within(migration.kind(), move.to()), move.inverse());
            file.move(move.inverse());
            removeEmptied(file, move.to(), before);
        } else if (step instanceof Step.Convert convert) {
            reverse(convert, file, before);
        } else if (step instanceof Step.Default added) {
            boolean wasThere = before != null && ValueEdits.get(before, KindFile.keys(path)) != null;
            if (!wasThere && added.value().equals(file.get(path))) {
                file.remove(path);
                removeEmptied(file, path, before);
            }
        } else if (step instanceof Step.Remove removed) {
            Value kept = before == null ? null : ValueEdits.get(before, KindFile.keys(path));
            Value value = kept != null || before != null ? kept : file.isBase() ? removed.value() : null;
            if (value != null && file.canAdd(path)) {
                file.set(path, value, "the return of " + path);
            } else if (before == null && removed.value() == null) {
                problems.add(MigrationProblems.irreversible(path, step.location()));
            }
        }
    }

    /** Takes out the mappings above a path that the migration made and that are empty again. */
    private static void removeEmptied(KindFile file, ConfigPath path, @Nullable MappingValue before) {
        for (int length = path.steps().size() - 1; length > 0; length--) {
            ConfigPath above = new ConfigPath(path.steps().subList(0, length));
            boolean wasThere = before != null && ValueEdits.get(before, KindFile.keys(above)) != null;
            boolean isEmpty = file.get(above) instanceof MappingValue mapping && mapping.size() == 0;
            if (wasThere || !isEmpty) {
                return;
            }
            file.remove(above);
        }
    }

    private void reverse(Step.Convert step, KindFile file, @Nullable MappingValue before) {
        Value now = file.get(step.path());
        Value old = before == null ? null : ValueEdits.get(before, KindFile.keys(step.path()));
        if (now == null) {
            return;
        }
        if (old != null && now.equals(step.conversion().apply(old).orElse(null))) {
            file.set(step.path(), old, "the return of " + step.path());
            return;
        }
        Conversion back = step.conversion().inverse().orElse(null);
        if (back == null) {
            problems.add(MigrationProblems.irreversible(step.path(), step.location()));
        } else {
            file.convert(step.path(), back);
        }
    }
}
