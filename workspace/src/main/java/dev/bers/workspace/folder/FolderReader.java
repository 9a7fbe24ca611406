package dev.bers.workspace.folder;

import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files of one workspace, and nothing outside of it; whatever is wrong becomes a problem. */
final class FolderReader {

    /** {@code ..data} and the folders with a time that it leads to, as an atomic writer of the kubelet names them. */
    private static final Pattern MOUNTED = Pattern.compile("\\.\\.(data|data_tmp|[0-9_.]+)");

    private final Path root;
    private final Path realRoot;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> doubled = new HashSet<>();
    private final UnreadLayers unread = new UnreadLayers();
    private boolean full;

    FolderReader(Path root) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
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
    boolean isDoubled(Path file) {
        return doubled.contains(file);
    }

    Path root() {
        return root;
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** A path as problems name it: relative to the workspace, with {@code /}. */
    String nameOf(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** Whether a path is a folder within the workspace; what is there but is none is a problem. */
    boolean isFolder(Path path) {
        // What may not be looked at is not missing: only what is known to be missing is.
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS) || !isWithin(path)) {
            return false;
        }
        if (!isDirectory(path)) {
            add(FolderProblems.notAFile(nameOf(path), "a folder"));
            return false;
        }
        // Whoever may list a folder but not enter it would take all that it holds for missing.
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            add(FolderProblems.unreadable(nameOf(path), "permission denied"));
            return false;
        }
        return true;
    }

    /** Whether a path is a folder; that it may not be looked at is a problem, told once, and not a no. */
    boolean isDirectory(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException unreadable) {
            addUnreadable(path, unreadable);
            return false;
        }
    }

    private void addUnreadable(Path path, IOException failure) {
        String name = nameOf(path);
        Problem problem = Files.isSymbolicLink(path)
                ? FolderProblems.brokenLink(name)
                : FolderProblems.unreadable(name, reason(failure));
        if (problems.stream().noneMatch(problem::isSameAs)) {
            add(problem);
        }
    }

    /** What a folder holds, in the order of the names; hidden files and editors' backups aside. */
    List<Path> entries(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> !isIgnored(path.getFileName().toString()))
                    .sorted()
                    .limit(Bounds.DOCUMENTS_MAX + 1L)
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            add(FolderProblems.unreadable(nameOf(folder), reason(unreadable)));
            return List.of();
        }
    }

    /** The hidden folders in a folder, in the order of the names, but for those by which Kubernetes mounts a volume. */
    List<Path> hiddenFolders(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().startsWith("."))
                    .filter(path -> isDirectory(path)
                            && !MOUNTED.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static boolean isIgnored(String name) {
        return name.startsWith(".") || name.endsWith("~") || name.endsWith(".swp") || name.startsWith("#");
    }

    /** The stems of documents in a folder, each with its file; two files for one stem are a problem. */
    Map<String, Path> stems(List<Path> entries) {
        Map<String, Path> stems = new LinkedHashMap<>();
        Map<String, Path> folded = new LinkedHashMap<>();
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            String ending = DocumentReader.endingOf(name);
            if (ending == null) {
                continue;
            }
            String stem = name.substring(0, name.length() - ending.length());
            Path other = stems.putIfAbsent(stem, entry);
            Path clash = folded.putIfAbsent(stem.toLowerCase(Locale.ROOT), entry);
            if (other != null) {
                doubled.add(other);
                add(FolderProblems.twoFiles(nameOf(entry), nameOf(other)));
            } else if (clash != null) {
                add(FolderProblems.clashByCase(nameOf(entry), nameOf(clash)));
            }
        }
        return stems;
    }

    /** The document in a file; null, with a problem said, if there is none to be had. */
    @Nullable
    Document read(Path file) {
        if (full) {
            return null;
        }
        if (documents.size() == Bounds.DOCUMENTS_MAX) {
            full = true;
            add(FolderProblems.tooManyDocuments());
            return null;
        }
        String name = nameOf(file);
        byte[] bytes = bytes(file, name);
        if (bytes == null) {
            return null;
        }
        Reading reading = DocumentReader.read(name, bytes);
        problems.addAll(reading.problems());
        Document document = reading.document();
        if (document != null) {
            documents.put(name, document);
        }
        return document;
    }

    /** The bytes of a file up to one more than a document may have; null, with a problem said, if they can't be read. */
    byte @Nullable [] bytes(Path file, String name) {
        if (!isWithin(file)) {
            return null;
        }
        // Before it is opened: reading from a pipe would wait for ever.
        if (!Files.isRegularFile(file)) {
            add(FolderProblems.notAFile(name, "a regular file"));
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
        } catch (IOException unreadable) {
            add(FolderProblems.unreadable(name, reason(unreadable)));
            return null;
        }
    }

    /** Whether a path that is there leads to a place within the workspace; that it does not is a problem. */
    boolean isWithin(Path path) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(realRoot)) {
                add(FolderProblems.leadsOutside(nameOf(path)));
                return false;
            }
            if (!leadsBack(path, real)) {
                return true;
            }
            add(FolderProblems.brokenLink(nameOf(path)));
        } catch (IOException nowhere) {
            addUnreadable(path, nowhere);
        }
        return false;
    }

    /** Whether a link leads to a folder that it is in itself, of which it would be a part without end. */
    private static boolean leadsBack(Path path, Path real) throws IOException {
        Path around = path.toAbsolutePath().getParent();
        return Files.isSymbolicLink(path)
                && around != null
                && around.toRealPath().startsWith(real);
    }

    /** Why something cannot be read, in a person's words. */
    static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is gone";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
