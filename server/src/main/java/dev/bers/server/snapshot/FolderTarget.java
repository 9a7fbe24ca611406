package dev.bers.server.snapshot;

import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A folder, which any web server can serve; a lock in it keeps the order of pointers. */
final class FolderTarget implements SnapshotTarget {

    private static final String LOCK = ".lock";

    private final Path folder;
    /** A lock on a file is the process's: those of its threads wait here. */
    private final ReentrantLock threads = new ReentrantLock();

    FolderTarget(Path folder) {
        this.folder = folder;
    }

    @Override
    public String address() {
        return folder.toString();
    }

    @Override
    public Optional<Stored> read(String name) {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(Bounds.DOCUMENT_BYTES_MAX);
            return Optional.of(new Stored(bytes, Digests.of(bytes)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new ProblemException(PublishingProblems.unreadable(
                    folder.resolve(name).toString(), failure.getClass().getSimpleName()));
        }
    }

    @Override
    public void create(String name, byte[] bytes) {
        boolean isThere = read(name)
                .filter(stored -> Arrays.equals(stored.bytes(), bytes))
                .isPresent();
        if (!isThere) {
            write(name, bytes);
        }
    }

    @Override
    public boolean replace(String name, @Nullable String version, byte[] bytes) {
        threads.lock();
        try {
            Files.createDirectories(folder);
            return replaceLocked(name, version, bytes);
        } catch (IOException failure) {
            throw unwritable(folder, failure);
        } finally {
            threads.unlock();
        }
    }

    private boolean replaceLocked(String name, @Nullable String version, byte[] bytes) throws IOException {
        Path lock = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            boolean isSame = held.isValid()
                    && Objects.equals(read(name).map(Stored::version).orElse(null), version);
            if (isSame) {
                write(name, bytes);
            }
            return isSame;
        } catch (OverlappingFileLockException anotherTargetOfThisProcess) {
            return false;
        }
    }

    private void write(String name, byte[] bytes) {
        try {
            AtomicFiles.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw unwritable(folder.resolve(name), failure);
        }
    }

    private static ProblemException unwritable(Path file, IOException failure) {
        return new ProblemException(PublishingProblems.unwritable(file.toString(), reason(failure)));
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.FileSystemException told && told.getReason() != null
                ? told.getReason()
                : failure.getClass().getSimpleName();
    }

    @Override
    public void close() {
        // Nothing is held between two calls.
    }
}
