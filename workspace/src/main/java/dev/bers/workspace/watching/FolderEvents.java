package dev.bers.workspace.watching;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The file system's events of a workspace's folders; new folders are followed from the next {@link #follow()} on. */
final class FolderEvents implements AutoCloseable {

    private final Path root;
    private final WatchService service;
    private final Map<Path, WatchKey> followed = new HashMap<>();

    FolderEvents(Path root) throws IOException {
        this.root = root;
        this.service = root.getFileSystem().newWatchService();
    }

    /** Follows every folder that is not followed yet; one that the system refuses is left to the intervals. */
    void follow() {
        followed.values().removeIf(key -> !key.isValid());
        follow(root);
        for (Path path : Fingerprint.below(root.resolve("config"))) {
            if (Files.isDirectory(path)) {
                follow(path);
            }
        }
    }

    private void follow(Path folder) {
        if (followed.containsKey(folder)) {
            return;
        }
        try {
            followed.put(folder, folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
        } catch (IOException goneOrTooMany) {
            followed.remove(folder);
        }
    }

    /**
     * Waits for an event, then until there was none for a while.
     *
     * @return whether there was one
     * @throws java.nio.file.ClosedWatchServiceException if this is closed meanwhile
     */
    boolean await(Duration longest, Duration quiet) throws InterruptedException {
        WatchKey key = service.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        boolean any = key != null;
        int batches = 0;
        while (key != null && batches++ < BATCHES_MAX) {
            drain(key);
            key = service.poll(quiet.toNanos(), TimeUnit.NANOSECONDS);
        }
        drain(key);
        return any;
    }

    /** A folder that never falls quiet is looked at all the same. */
    private static final int BATCHES_MAX = 8;

    private static void drain(@Nullable WatchKey key) {
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
