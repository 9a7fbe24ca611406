package dev.bers.workspace.folder;

import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Files held in memory; not changed after it is made. What a file holds is read once, also for the trees made from this one. */
final class MemoryTree implements FileTree {

    private final Map<String, StoredFile> files;
    /** By folder, what it holds; the workspace itself is the empty name. Made when first asked for. */
    private volatile @Nullable Map<String, SortedSet<String>> folders;

    /** A file, and what it holds as a document as soon as somebody asked. */
    private static final class StoredFile {
        private final byte[] bytes;
        private @Nullable Reading reading;

        StoredFile(byte[] bytes) {
            this.bytes = bytes;
        }

        /** A race does the work twice, and both answers are equal. */
        Reading reading(String name) {
            Reading known = reading;
            if (known == null) {
                known = DocumentReader.read(name, bytes);
                reading = known;
            }
            return known;
        }
    }

    private MemoryTree(Map<String, StoredFile> files, @Nullable Map<String, SortedSet<String>> folders) {
        this.files = files;
        this.folders = folders;
    }

    /** Those with these bytes, which must not be changed from now on. */
    static MemoryTree of(Map<String, byte[]> bytes) {
        Map<String, StoredFile> files = new HashMap<>();
        bytes.forEach((name, content) -> files.put(name, new StoredFile(content)));
        return new MemoryTree(files, null);
    }

    /**
     * A tree as one in memory.
     *
     * @throws IllegalStateException if it is none
     */
    static MemoryTree of(FileTree tree) {
        if (tree instanceof MemoryTree memory) {
            return memory;
        }
        throw new IllegalStateException("a folder on a disk may have changed since it was read");
    }

    /** The bytes of all files, by their names. */
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((name, file) -> contents.put(name, file.bytes));
        return contents;
    }

    /** The same with some files replaced or added, and those removed for which there is null. */
    MemoryTree with(Map<String, byte @Nullable []> changes) {
        Map<String, StoredFile> changed = new HashMap<>(files);
        boolean sameNames = true;
        for (Map.Entry<String, byte @Nullable []> change : changes.entrySet()) {
            byte[] bytes = change.getValue();
            StoredFile before = bytes == null
                    ? changed.remove(change.getKey())
                    : changed.put(change.getKey(), new StoredFile(bytes));
            sameNames &= (before == null) == (bytes == null);
        }
        return new MemoryTree(changed, sameNames ? folders : null);
    }

    private Map<String, SortedSet<String>> folders() {
        Map<String, SortedSet<String>> known = folders;
        if (known == null) {
            known = new HashMap<>();
            for (String name : files.keySet()) {
                index(name, known);
            }
            folders = known;
        }
        return known;
    }

    private static void index(String name, Map<String, SortedSet<String>> folders) {
        String at = name;
        boolean isNew = true;
        while (isNew && !at.isEmpty()) {
            int slash = at.lastIndexOf('/');
            String folder = slash < 0 ? "" : at.substring(0, slash);
            isNew = !folders.containsKey(folder);
            folders.computeIfAbsent(folder, any -> new TreeSet<>()).add(at.substring(slash + 1));
            at = folder;
        }
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name) || folders().containsKey(name);
    }

    @Override
    public boolean isFolder(String name) {
        return folders().containsKey(name);
    }

    @Override
    public void requireReachable(String name) throws RefusedFileException {
        if (!has(name)) {
            throw new RefusedFileException(FolderProblems.unreadable(name, "it is gone"));
        }
    }

    @Override
    public List<String> list(String folder) {
        return List.copyOf(folders().getOrDefault(folder, Collections.emptySortedSet()));
    }

    @Override
    public byte[] bytes(String name) throws RefusedFileException {
        return file(name).bytes;
    }

    @Override
    public Reading reading(String name) throws RefusedFileException {
        return file(name).reading(name);
    }

    private StoredFile file(String name) throws RefusedFileException {
        StoredFile file = files.get(name);
        if (file == null) {
            requireReachable(name);
            throw new RefusedFileException(FolderProblems.notAFile(name, "a regular file"));
        }
        return file;
    }
}
