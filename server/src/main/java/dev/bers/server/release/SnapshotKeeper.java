package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshot file up with what the environments run: soon after each change, at most once a second, and never for
 * more than a twentieth of the time.
 */
public final class SnapshotKeeper implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SnapshotKeeper.class.getName());
    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    private static final int REST_FACTOR = 20;

    private final ReleaseStore store;
    private final Supplier<Collection<Release>> active;
    private final SnapshotFile file;
    private final Semaphore changes = new Semaphore(0);
    private final Thread writer;
    private volatile @Nullable Problem fault;

    /**
     * Begins to wait for changes.
     *
     * @param active the release that each environment runs: what is not found good is not among them
     * @param store where its revision and documents are read
     */
    public SnapshotKeeper(Supplier<Collection<Release>> active, ReleaseStore store, SnapshotFile file) {
        this.active = active;
        this.store = store;
        this.file = file;
        this.writer = Thread.ofVirtual().name("bers-snapshot").start(this::writeAll);
    }

    /** Says that another release is active now; returns at once. */
    public void changed() {
        changes.release();
    }

    /** What kept the last snapshot from being written; empty if nothing did. */
    public Optional<Problem> fault() {
        return Optional.ofNullable(fault);
    }

    private void writeAll() {
        try {
            while (true) {
                changes.acquire();
                changes.drainPermits();
                long begin = System.nanoTime();
                write();
                long rest = Math.max(PAUSE_MIN.toNanos(), REST_FACTOR * (System.nanoTime() - begin));
                // Interrupted only by the end; until then what changes waits.
                TimeUnit.NANOSECONDS.sleep(rest);
            }
        } catch (InterruptedException ended) {
            return;
        }
    }

    /** Writes what is active now, on the calling thread. */
    private void write() {
        try {
            file.write(snapshot());
            fault = null;
        } catch (ProblemException failure) {
            fault = failure.problems().get(0);
            LOG.log(Level.WARNING, "the snapshot is not up to date: {0}", failure.getMessage());
        }
    }

    private ReleaseSnapshot snapshot() {
        SortedMap<EnvironmentName, ReleaseSnapshot.Running> environments = new TreeMap<>();
        Set<String> digests = new HashSet<>();
        for (Release release : active.get()) {
            SortedMap<String, String> tree = store.tree(release.revision());
            Revision revision = store.revision(release.revision()).orElseThrow();
            digests.addAll(tree.values());
            environments.put(release.environment(), new ReleaseSnapshot.Running(release, revision, tree));
        }
        return new ReleaseSnapshot(store.load().workspace(), environments, store.documents(digests));
    }

    /** Ends; what changed since the last snapshot is in the store. */
    @Override
    public void close() {
        writer.interrupt();
    }
}
