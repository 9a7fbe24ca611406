package dev.bers.workspace.folder;

import dev.bers.value.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The files in a folder on a disk; links are followed as far as they lead to a place within it. */
final class DiskTree implements FileTree {

    private final Path root;
    private final Path realRoot;

    /**
     * Those of a folder.
     *
     * @throws IOException if it is gone
     */
    DiskTree(Path root) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
    }

    @Override
    public boolean has(String name) {
        // What may not be looked at is not missing: only what is known to be missing is.
        return !Files.notExists(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean isFolder(String name) throws RefusedFileException {
        try {
            return Files.readAttributes(root.resolve(name), BasicFileAttributes.class)
                    .isDirectory();
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException unreadable) {
            throw refusal(name, unreadable);
        }
    }

    @Override
    public void requireReachable(String name) throws RefusedFileException {
        Path path = root.resolve(name);
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(realRoot)) {
                throw new RefusedFileException(FolderProblems.leadsOutside(name));
            }
            if (leadsBack(path, real)) {
                throw new RefusedFileException(FolderProblems.brokenLink(name));
            }
            // Whoever may list a folder but not enter it would take all that it holds for missing.
            if (Files.isDirectory(real) && !(Files.isReadable(real) && Files.isExecutable(real))) {
                throw new RefusedFileException(FolderProblems.unreadable(name, "permission denied"));
            }
        } catch (IOException nowhere) {
            throw refusal(name, nowhere);
        }
    }

    /** Whether a link leads to a folder that it is in itself, of which it would be a part without end. */
    private static boolean leadsBack(Path path, Path real) throws IOException {
        Path around = path.toAbsolutePath().getParent();
        return Files.isSymbolicLink(path)
                && around != null
                && around.toRealPath().startsWith(real);
    }

    @Override
    public List<String> list(String folder) throws RefusedFileException {
        try (Stream<Path> found = Files.list(root.resolve(folder))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new RefusedFileException(FolderProblems.unreadable(folder, reason(unreadable)));
        }
    }

    @Override
    public byte[] bytes(String name) throws RefusedFileException {
        requireReachable(name);
        Path file = root.resolve(name);
        // Before it is opened: reading from a pipe would wait for ever.
        if (!Files.isRegularFile(file)) {
            throw new RefusedFileException(FolderProblems.notAFile(name, "a regular file"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
        } catch (IOException unreadable) {
            throw new RefusedFileException(FolderProblems.unreadable(name, reason(unreadable)));
        }
    }

    private RefusedFileException refusal(String name, IOException failure) {
        return new RefusedFileException(
                Files.isSymbolicLink(root.resolve(name))
                        ? FolderProblems.brokenLink(name)
                        : FolderProblems.unreadable(name, reason(failure)));
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
