package dev.bers.workspace.migration;

import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.folder.WorkspaceFiles;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes several files change as one: what is going to be written is noted first, so that a crash between two files can
 * be mended, and kept afterwards, so that the migration can be taken back.
 *
 * <p>Both lie under {@code .bers/migrations}, which is not committed: {@code journal.json} while a run is going on, and
 * {@code NNNN.undo.json} for each applied migration.
 */
final class MigrationJournal {

    private static final String FOLDER = ".bers/migrations";
    private static final String JOURNAL = FOLDER + "/journal.json";

    private final Path workspace;
    private final WorkspaceFiles files;

    MigrationJournal(Path workspace) {
        this.workspace = workspace;
        this.files = new WorkspaceFiles(workspace);
    }

    /** Writes the journal, then what undoes it, then the files, and removes the journal. */
    void carryOut(MigrationPlan plan) throws IOException {
        if (plan.changes().isEmpty()) {
            return;
        }
        files.requireWithin(JOURNAL);
        noteAll(plan);
        for (FileChange change : plan.changes()) {
            AtomicFiles.write(workspace.resolve(change.file()), change.after());
        }
        Files.delete(workspace.resolve(JOURNAL));
    }

    /** Writes the records; where one of them can't be read back, none stays, since nothing has been changed yet. */
    private void noteAll(MigrationPlan plan) throws IOException {
        List<Path> noted = new ArrayList<>(List.of(workspace.resolve(JOURNAL)));
        try {
            note(noted.get(0), plan.changes());
            for (Map.Entry<Migration, List<FileChange>> stage : plan.stages().entrySet()) {
                noted.add(undoFile(stage.getKey()));
                note(undoFile(stage.getKey()), stage.getValue());
            }
        } catch (ProblemException unreadable) {
            for (Path file : noted) {
                Files.deleteIfExists(file);
            }
            throw unreadable;
        }
    }

    private void note(Path file, List<FileChange> changes) throws IOException {
        AtomicFiles.write(file, Json.pretty(write(changes)) + "\n");
        if (!read(file).equals(changes)) {
            throw new ProblemException(MigrationProblems.unreadableState(name(file)));
        }
    }

    private String name(Path file) {
        return workspace.relativize(file).toString().replace('\\', '/');
    }

    /** Finishes what a journal has noted; the files that were still to be written. */
    List<String> recover() throws IOException {
        files.requireWithin(JOURNAL);
        Path journal = workspace.resolve(JOURNAL);
        if (!Files.exists(journal)) {
            return List.of();
        }
        List<FileChange> open = new ArrayList<>();
        for (FileChange change : read(journal)) {
            Path file = workspace.resolve(change.file()).normalize();
            if (!file.startsWith(workspace.normalize())) {
                throw new ProblemException(MigrationProblems.unreadableState(JOURNAL));
            }
            String now = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
            if (now.equals(change.before())) {
                open.add(change);
            } else if (!now.equals(change.after())) {
                throw new ProblemException(MigrationProblems.interrupted(change.file()));
            }
        }
        for (FileChange change : open) {
            AtomicFiles.write(workspace.resolve(change.file()), change.after());
        }
        Files.delete(journal);
        return open.stream().map(FileChange::file).toList();
    }

    /** What was kept of the files when a migration was applied, by file; empty if nothing was, or by another run. */
    Map<String, FileChange> undo(Migration migration) throws IOException {
        Map<String, FileChange> kept = new LinkedHashMap<>();
        Path file = undoFile(migration);
        files.requireWithin(name(file));
        if (Files.exists(file)) {
            read(file).forEach(change -> kept.put(change.file(), change));
        }
        return kept;
    }

    private Path undoFile(Migration migration) {
        return workspace.resolve(FOLDER + "/" + String.format(Locale.ROOT, "%04d", migration.number()) + ".undo.json");
    }

    private static MappingValue write(List<FileChange> changes) {
        List<Value> files = new ArrayList<>();
        for (FileChange change : changes) {
            files.add(MappingValue.builder()
                    .put("file", change.file())
                    .put("before", lines(change.before()))
                    .put("after", lines(change.after()))
                    .build());
        }
        return MappingValue.builder().put("files", ListValue.of(files)).build();
    }

    private List<FileChange> read(Path file) throws IOException {
        String name = name(file);
        MappingValue root = MigrationFolder.parse(name, Files.readString(file));
        if (root == null || !(root.get("files") instanceof ListValue files)) {
            throw new ProblemException(MigrationProblems.unreadableState(name));
        }
        List<FileChange> changes = new ArrayList<>();
        for (Value item : files.items()) {
            if (!(item instanceof MappingValue entry)
                    || !(entry.get("file") instanceof TextValue path)
                    || !(entry.get("before") instanceof ListValue before)
                    || !(entry.get("after") instanceof ListValue after)) {
                throw new ProblemException(MigrationProblems.unreadableState(name));
            }
            changes.add(new FileChange(path.text(), joined(before), joined(after)));
        }
        return changes;
    }

    /** Line by line, since a single text of a document is bounded. */
    private static ListValue lines(String text) {
        List<Value> lines = new ArrayList<>();
        for (String line : text.split("(?<=\n)", -1)) {
            lines.add(TextValue.of(line));
        }
        return ListValue.of(lines);
    }

    private static String joined(ListValue lines) {
        StringBuilder text = new StringBuilder();
        for (Value line : lines.items()) {
            text.append(line instanceof TextValue part ? part.text() : "");
        }
        return text.toString();
    }
}
