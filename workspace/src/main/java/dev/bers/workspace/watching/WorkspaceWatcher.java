package dev.bers.workspace.watching;

import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves what a folder says, and follows its changes: a change is found by content, loaded and validated aside, and
 * swapped in with one write, so that a reader sees all of the old or all of the new. An invalid change is reported once
 * and the last good one stays.
 *
 * @param <W> what is served; immutable
 */
public final class WorkspaceWatcher<W> implements AutoCloseable {

    /*
     * One thread does everything but read: wait (for events, at most an interval), compare the content's fingerprint,
     * load, compare again. Only a load with the same fingerprint before and after counts, since anything else read
     * files of two different moments. An invalid content gets some grace first: editors and `git checkout` write in
     * several steps, and a half-written file is no news.
     */

    private static final long CLOSE_MILLIS_MAX = 5_000;
    private static final int RETRIES_MAX = 20;

    private final Path root;
    private final Loading<W> loading;
    private final ChangeListener<W> listener;
    private final WatchSettings settings;
    private final @Nullable FolderEvents events;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile W current;
    private String seen;

    private WorkspaceWatcher(Path root, Loading<W> loading, ChangeListener<W> listener, WatchSettings settings) {
        this.root = root;
        this.loading = loading;
        this.listener = listener;
        this.settings = settings;
        this.events = settings.followsEvents() ? events(root) : null;
        if (events != null) {
            events.follow();
        }
        this.seen = Fingerprint.of(root);
        this.current = loading.load();
        this.thread = new Thread(this::run, "bers-workspace-watcher");
        thread.setDaemon(true);
    }

    /**
     * Loads, and follows the folder from then on until it is closed.
     *
     * @throws ProblemException if the folder is invalid to begin with
     */
    public static <W> WorkspaceWatcher<W> start(
            Path root, Loading<W> loading, ChangeListener<W> listener, WatchSettings settings) {
        WorkspaceWatcher<W> watcher = new WorkspaceWatcher<>(root, loading, listener, settings);
        watcher.thread.start();
        return watcher;
    }

    private static @Nullable FolderEvents events(Path root) {
        try {
            return new FolderEvents(root);
        } catch (IOException | UnsupportedOperationException notHere) {
            return null;
        }
    }

    /** The last good one; one volatile read. */
    public W current() {
        return current;
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                awaitChange();
                if (closed.getCount() > 0) {
                    look();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException end) {
            closed.countDown();
        }
    }

    private void awaitChange() throws InterruptedException {
        if (events == null) {
            isClosedWithin(settings.interval());
        } else if (events.await(settings.interval(), settings.quiet())) {
            events.follow();
        }
    }

    private void look() throws InterruptedException {
        try {
            String found = Fingerprint.of(root);
            if (!found.equals(seen)) {
                reload(found);
            }
        } catch (RuntimeException unexpected) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, unexpected);
        }
    }

    private void reload(String changed) throws InterruptedException {
        String before = changed;
        for (int i = 0; i < RETRIES_MAX; i++) {
            W loaded = null;
            ProblemException refusal = null;
            try {
                loaded = loading.load();
            } catch (ProblemException refused) {
                refusal = refused;
                if (isClosedWithin(settings.grace())) {
                    return;
                }
            }
            String after = Fingerprint.of(root);
            if (after.equals(before)) {
                seen = after;
                conclude(loaded, refusal);
                return;
            }
            before = after;
        }
    }

    private void conclude(@Nullable W loaded, @Nullable ProblemException refusal) {
        if (refusal != null) {
            listener.refused(refusal.problems());
        } else if (loaded != null) {
            W old = current;
            current = loaded;
            listener.replaced(old, loaded);
        }
    }

    private boolean isClosedWithin(Duration time) throws InterruptedException {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops following; what is served stays as it is. Its thread has ended when this returns. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (events != null) {
                events.close();
            }
            if (Thread.currentThread() != thread) {
                thread.join(CLOSE_MILLIS_MAX);
            }
        } catch (IOException nothingLeftToClose) {
            thread.interrupt();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
