package dev.bers.server.snapshot;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshots of all environments up with their releases: in the background, one after the other, the latest release of each
 * only, and again after a failure.
 */
public final class SnapshotPublishing {

    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 6;

    private final SnapshotPublisher publisher;
    private final InstantSource clock;
    private final Background background;
    private final Map<EnvironmentName, SnapshotContent> waiting = new LinkedHashMap<>();
    private final Map<EnvironmentName, Status> statuses = new HashMap<>();
    private boolean isBusy;
    private int failures;

    /** Runs a task later, on a thread that may wait. */
    @FunctionalInterface
    public interface Background {

        /** Runs a task once some time is over; one such task at a time. */
        void run(Runnable task, Duration after);
    }

    /**
     * How the snapshots of an environment are doing.
     *
     * @param release that was published last; 0 if none was
     * @param publishedAt when that was; null if none was
     * @param problem why a later one could not be published; null if there is none
     */
    public record Status(
            long release,
            @Nullable Instant publishedAt,
            @Nullable Problem problem) {}

    /** Publishes by a publisher, in the background. */
    public SnapshotPublishing(SnapshotPublisher publisher, InstantSource clock, Background background) {
        this.publisher = publisher;
        this.clock = clock;
        this.background = background;
    }

    /** Takes note of a release that became active; quick, and never fails. */
    public synchronized void released(SnapshotContent content) {
        waiting.put(content.environment(), content);
        if (!isBusy) {
            isBusy = true;
            background.run(this::publishNext, Duration.ZERO);
        }
    }

    /** How each environment's snapshots are doing. */
    public synchronized Map<EnvironmentName, Status> statuses() {
        return Map.copyOf(statuses);
    }

    private void publishNext() {
        SnapshotContent content = next();
        try {
            publisher.publish(content);
            done(content, null);
        } catch (ProblemException refused) {
            done(content, refused.problems().getFirst());
        } catch (RuntimeException fault) {
            done(content, PublishingProblems.fault(content.environment().text(), fault.toString()));
            throw fault;
        }
    }

    private synchronized SnapshotContent next() {
        return waiting.values().iterator().next();
    }

    private synchronized void done(SnapshotContent content, @Nullable Problem problem) {
        EnvironmentName environment = content.environment();
        Status before = statuses.getOrDefault(environment, new Status(0, null, null));
        if (problem != null) {
            statuses.put(environment, new Status(before.release, before.publishedAt, problem));
            // The others have their turn before it is tried again.
            SnapshotContent latest = waiting.remove(environment);
            waiting.put(environment, latest == null ? content : latest);
        } else {
            statuses.put(environment, new Status(content.release(), clock.instant(), null));
            waiting.remove(environment, content);
        }
        Duration doubled = PAUSE_MIN.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        Duration pause = doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
        failures = problem != null ? failures + 1 : 0;
        isBusy = !waiting.isEmpty();
        if (isBusy) {
            background.run(this::publishNext, problem != null ? pause : Duration.ZERO);
        }
    }
}
