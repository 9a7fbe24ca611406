package dev.bers.client;

import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.problem.ProblemException;
import java.util.function.Function;
import java.util.function.Supplier;

/** A value that is made of a configuration when it is first asked for after a change. */
final class TypedView<T> implements Supplier<T> {

    private final Supplier<Snapshot> current;
    private final Function<EffectiveConfiguration, T> from;
    private final Reports reports;
    private volatile Made<T> made;

    /** What was made, and of what. */
    private record Made<T>(Snapshot of, T value) {}

    TypedView(Supplier<Snapshot> current, Function<EffectiveConfiguration, T> from, Reports reports) {
        this.current = current;
        this.from = from;
        this.reports = reports;
        Snapshot first = current.get();
        this.made = new Made<>(first, from.apply(first.configuration()));
    }

    @Override
    public T get() {
        Snapshot now = current.get();
        Made<T> known = made;
        return known.of() == now ? known.value() : remade(now, known.value());
    }

    private T remade(Snapshot now, T before) {
        T value = before;
        try {
            value = from.apply(now.configuration());
        } catch (ProblemException unfit) {
            unfit.problems().forEach(reports::send);
        }
        made = new Made<>(now, value);
        return value;
    }
}
