package dev.bers.workspace.folder;

import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads files of one workspace, and nothing outside of it; whatever is wrong becomes a problem. */
final class FolderReader {

    /** {@code ..data} and the folders with a time that it leads to, as an atomic writer of the kubelet names them. */
    private static final Pattern MOUNTED = Pattern.compile("\\.\\.(data|data_tmp|[0-9_.]+)");

    private final FileTree tree;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> doubled = new HashSet<>();
    private final UnreadLayers unread = new UnreadLayers();
    private boolean full;

    FolderReader(FileTree tree) {
        this.tree = tree;
    }

    /** What it reads from. */
    FileTree tree() {
        return tree;
    }

    /** Those read so far that are good enough to be checked, by file. */
    Map<String, Document> documents() {
        return documents;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What is there, but not as it was meant. */
    UnreadLayers unread() {
        return unread;
    }

    /** Whether another file, too, is there for the document that a file is for. */
    boolean isDoubled(String file) {
        return doubled.contains(file);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** What stands in the way of several questions about one file is told once. */
    private void add(RefusedFileException refused) {
        if (problems.stream().noneMatch(refused.problem()::isSameAs)) {
            add(refused.problem());
        }
    }

    /** The last part of a name. */
    static String lastOf(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether a name is a folder's within the workspace; what is there but is none is a problem. */
    boolean isFolder(String name) {
        if (!tree.has(name) || !isReachable(name)) {
            return false;
        }
        if (!isDirectory(name)) {
            add(FolderProblems.notAFile(name, "a folder"));
            return false;
        }
        return true;
    }

    /** Whether a name is a folder's; that it may not be looked at is a problem, and not a no. */
    boolean isDirectory(String name) {
        try {
            return tree.isFolder(name);
        } catch (RefusedFileException refused) {
            add(refused);
            return false;
        }
    }

    /** What a folder holds, in the order of the names; hidden files and editors' backups aside. */
    List<String> entries(String folder) {
        try {
            return tree.list(folder).stream()
                    .filter(name -> !isIgnored(name))
                    .limit(Bounds.DOCUMENTS_MAX + 1L)
                    .map(name -> folder + "/" + name)
                    .toList();
        } catch (RefusedFileException refused) {
            add(refused);
            return List.of();
        }
    }

    /** The hidden folders in a folder, in the order of the names, but for those by which Kubernetes mounts a volume. */
    List<String> hiddenFolders(String folder) {
        try {
            return tree.list(folder).stream()
                    .filter(name ->
                            name.startsWith(".") && !MOUNTED.matcher(name).matches())
                    .map(name -> folder + "/" + name)
                    .filter(this::isDirectory)
                    .toList();
        } catch (RefusedFileException toldByEntries) {
            return List.of();
        }
    }

    private static boolean isIgnored(String name) {
        return name.startsWith(".") || name.endsWith("~") || name.endsWith(".swp") || name.startsWith("#");
    }

    /** The stems of documents in a folder, each with its file; two files for one stem are a problem. */
    Map<String, String> stems(List<String> entries) {
        Map<String, String> stems = new LinkedHashMap<>();
        Map<String, String> folded = new LinkedHashMap<>();
        for (String entry : entries) {
            String name = lastOf(entry);
            String ending = DocumentReader.endingOf(name);
            if (ending == null) {
                continue;
            }
            String stem = name.substring(0, name.length() - ending.length());
            String other = stems.putIfAbsent(stem, entry);
            String clash = folded.putIfAbsent(stem.toLowerCase(Locale.ROOT), entry);
            if (other != null) {
                doubled.add(other);
                add(FolderProblems.twoFiles(entry, other));
            } else if (clash != null) {
                add(FolderProblems.clashByCase(entry, clash));
            }
        }
        return stems;
    }

    /** Those files that are there for a document, whose name lacks its ending, in the order of {@link DocumentReader#ENDINGS}. */
    List<String> candidates(String stem) {
        return DocumentReader.ENDINGS.stream()
                .map(ending -> stem + ending)
                .filter(tree::has)
                .toList();
    }

    /** The document in a file; null, with a problem said, if there is none to be had. */
    @Nullable
    Document read(String file) {
        if (full) {
            return null;
        }
        if (documents.size() == Bounds.DOCUMENTS_MAX) {
            full = true;
            add(FolderProblems.tooManyDocuments());
            return null;
        }
        try {
            Reading reading = tree.reading(file);
            problems.addAll(reading.problems());
            Document document = reading.document();
            if (document != null) {
                documents.put(file, document);
            }
            return document;
        } catch (RefusedFileException refused) {
            add(refused);
            return null;
        }
    }

    /** The bytes of a file up to one more than a document may have; null, with a problem said, if they can't be read. */
    byte @Nullable [] bytes(String file) {
        try {
            return tree.bytes(file);
        } catch (RefusedFileException refused) {
            add(refused);
            return null;
        }
    }

    /** Whether what is there leads to a place within the workspace; that it does not is a problem. */
    boolean isReachable(String name) {
        try {
            tree.requireReachable(name);
            return true;
        } catch (RefusedFileException refused) {
            add(refused);
            return false;
        }
    }
}
