package dev.bers.spring;

import dev.bers.client.Bers;
import dev.bers.client.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The scalars of the kind {@code environment} under their paths, such as {@code THEME.primary} and {@code NODES[0].url}. Each
 * look-up gives what is used at that moment.
 */
public final class BersPropertySource extends EnumerablePropertySource<Bers> {

    /** Its name among the sources of an environment. */
    public static final String NAME = "bers";

    private volatile Listed listed;

    /** The names of a configuration, which is listed once. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Listed(Snapshot of, String[] names) {
        Listed(Snapshot of) {
            this(of, of.names().toArray(new String[0]));
        }
    }

    /** Of an open client. */
    public BersPropertySource(Bers bers) {
        super(NAME, bers);
        this.listed = new Listed(bers.snapshot());
    }

    @Override
    public String[] getPropertyNames() {
        Snapshot now = getSource().snapshot();
        Listed known = listed;
        if (!known.of().equals(now)) {
            known = new Listed(now);
            listed = known;
        }
        return known.names().clone();
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return getSource().snapshot().property(name);
    }
}
