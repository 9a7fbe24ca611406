package dev.bers.client;

import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.EffectiveConfiguration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is used now: one reference, replaced as a whole, so that a reader sees all of the old one or all of the new one. */
final class Current implements Supplier<Snapshot> {

    private final Reports reports;
    private final List<Consumer<ReleaseChange>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Snapshot snapshot;
    /** Of the snapshot, for reads by path, of which each counts by nanoseconds. */
    private volatile @Nullable EffectiveConfiguration environment;

    Current(Reports reports) {
        this.reports = reports;
    }

    /** What is used; there is something from the opening of a client on. */
    @Override
    public Snapshot get() {
        return Objects.requireNonNull(snapshot);
    }

    /** The kind {@code environment} of what is used. */
    EffectiveConfiguration environment() {
        return Objects.requireNonNull(environment);
    }

    /** What is used; null while there is nothing yet. */
    @Nullable
    Snapshot orNull() {
        return snapshot;
    }

    /** Uses another one from now on and, if it says anything else, tells those who listen. One caller at a time. */
    void replace(Snapshot next) {
        Snapshot before = snapshot;
        snapshot = next;
        environment = next.configuration();
        next.remarks().forEach(reports::send);
        if (before == null || before.saysTheSameAs(next)) {
            return;
        }
        ReleaseChange change = new ReleaseChange(before, next);
        for (Consumer<ReleaseChange> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException ofListener) {
                reports.send(ClientProblems.listenerFailed(ofListener));
            }
        }
    }

    /** Calls back after each change, until the subscription is closed. */
    Subscription onChange(Consumer<ReleaseChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
