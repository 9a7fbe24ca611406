package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What each environment runs now. Reading takes no lock: all of it is one reference, replaced as a whole, so that nobody
 * sees a half of a change to several environments.
 */
public final class ActiveReleases {

    private volatile Map<EnvironmentName, ActiveRelease> current = Map.of();
    private final List<Consumer<ActiveRelease>> listeners = new CopyOnWriteArrayList<>();

    /** What an environment runs; empty if it has never had a release. */
    public Optional<ActiveRelease> of(EnvironmentName environment) {
        return Optional.ofNullable(current.get(environment));
    }

    /** What all environments run, at one moment. */
    public Map<EnvironmentName, ActiveRelease> all() {
        return current;
    }

    /**
     * Makes these the active ones, together, and then tells those who listen, on the calling thread. One caller at a time.
     *
     * @param changed one for each environment that changes
     */
    public synchronized void activate(List<ActiveRelease> changed) {
        Map<EnvironmentName, ActiveRelease> next = new HashMap<>(current);
        for (ActiveRelease release : changed) {
            next.put(release.release().environment(), release);
        }
        current = Map.copyOf(next);
        for (ActiveRelease release : changed) {
            listeners.forEach(listener -> listener.accept(release));
        }
    }

    /** Calls back after each change, with each release that became active; the listener must be quick. */
    public void addListener(Consumer<ActiveRelease> listener) {
        listeners.add(listener);
    }
}
