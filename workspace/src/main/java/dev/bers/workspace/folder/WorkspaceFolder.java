package dev.bers.workspace.folder;

import dev.bers.manifest.ManifestReading;
import dev.bers.problem.ProblemException;
import dev.bers.workspace.reading.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder of a workspace: the nearest one, upwards, that has a manifest. */
public final class WorkspaceFolder {

    private final Path root;

    private WorkspaceFolder(Path root) {
        this.root = root;
    }

    /**
     * The workspace that a folder belongs to.
     *
     * @throws ProblemException if neither the folder nor one above it has {@code bers.yaml}, {@code .yml} or {@code .json}
     */
    public static WorkspaceFolder open(Path start) {
        for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (hasManifest(at)) {
                return new WorkspaceFolder(at);
            }
        }
        throw new ProblemException(FolderProblems.noWorkspace(start.toString()));
    }

    /**
     * The workspace in a folder that somebody named: no other one stands in for it, since what is said of that one would
     * be taken for an answer about this one.
     *
     * @throws ProblemException if it is no folder, or has no manifest
     */
    public static WorkspaceFolder at(Path named) {
        Path root = named.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new ProblemException(FolderProblems.noFolder(root.toString(), Files.exists(root)));
        }
        if (!hasManifest(root)) {
            throw new ProblemException(FolderProblems.noManifest(root.toString()));
        }
        return new WorkspaceFolder(root);
    }

    private static boolean hasManifest(Path folder) {
        return DocumentReader.ENDINGS.stream()
                .anyMatch(ending -> Files.exists(folder.resolve(WorkspaceLoading.MANIFEST + ending)));
    }

    /** Its absolute path. */
    public Path root() {
        return root;
    }

    /**
     * All of it as it is now, with all that is wrong so far; what refers to what is checked by
     * {@link LoadedWorkspace#validate}.
     *
     * @throws ProblemException if the folder as a whole can't be read
     */
    public LoadedWorkspace load() {
        return new WorkspaceLoading(new FolderReader(tree()), null).load();
    }

    /**
     * The manifest as it is now, without reading the rest.
     *
     * @throws ProblemException if the folder as a whole can't be read
     */
    public ManifestReading readManifest() {
        FolderReader reader = new FolderReader(tree());
        ReadManifest read = new WorkspaceLoading(reader, null).manifest();
        return new ManifestReading(read == null ? null : read.reading().manifest(), reader.problems());
    }

    /**
     * The bytes of all its documents as they are now, by their paths, for {@link LoadedWorkspace#of}: of the manifest and of
     * whatever stands below {@code config}, also what only other capabilities read.
     *
     * @throws ProblemException if any of them can't be read
     */
    public Map<String, byte[]> documents() {
        FolderReader reader = new FolderReader(tree());
        Map<String, byte[]> documents = new LinkedHashMap<>();
        reader.candidates(WorkspaceLoading.MANIFEST).forEach(file -> add(file, reader, documents));
        addAll("config", reader, documents);
        if (!reader.problems().isEmpty()) {
            throw new ProblemException(reader.problems());
        }
        return documents;
    }

    private static void addAll(String folder, FolderReader reader, Map<String, byte[]> documents) {
        for (String entry : reader.isFolder(folder) ? reader.entries(folder) : List.<String>of()) {
            if (reader.isDirectory(entry)) {
                addAll(entry, reader, documents);
            } else if (DocumentReader.endingOf(entry) != null) {
                add(entry, reader, documents);
            }
        }
    }

    private static void add(String file, FolderReader reader, Map<String, byte[]> documents) {
        byte[] bytes = reader.bytes(file);
        if (bytes != null) {
            documents.put(file, bytes);
        }
    }

    private DiskTree tree() {
        try {
            return new DiskTree(root);
        } catch (IOException gone) {
            throw new ProblemException(FolderProblems.unreadable(root.toString(), String.valueOf(gone.getMessage())));
        }
    }

    /**
     * All of it as it is now, without an error in it.
     *
     * @param variables of the process, as the highest layer
     * @param today for acceptances that end
     * @throws ProblemException with all problems, if any is an error
     */
    public LoadedWorkspace loadValid(Map<String, String> variables, LocalDate today) {
        LoadedWorkspace loaded = load();
        ValidationReport report = loaded.validate(variables, today);
        if (!report.valid()) {
            throw new ProblemException(report.problems());
        }
        return loaded;
    }
}
