package dev.bers.server.live;

import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.exchange.ProblemExchange;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configurations that clients were told of last, as they were served, and what changed between two of them. */
public final class ReleaseHistory {

    /** How many are kept, all environments and tenants together; those that nobody asked for longest leave. */
    public static final int CONFIGURATIONS_MAX = 1_024;

    private final Map<Key, ServedConfiguration> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ServedConfiguration> eldest) {
            return size() > CONFIGURATIONS_MAX;
        }
    };

    private record Key(Audience audience, long release) {}

    /** Keeps one. */
    synchronized void remember(ServedConfiguration served) {
        known.putIfAbsent(new Key(Audience.of(served), served.release().number()), served);
    }

    /** One of an audience; empty if it is not kept any more, or never was. */
    synchronized Optional<ServedConfiguration> find(Audience audience, long release) {
        return Optional.ofNullable(known.get(new Key(audience, release)));
    }

    /** What to do to the values of one configuration to get those of another: the answer of {@code …/configuration/delta}. */
    static MappingValue delta(ServedConfiguration from, ServedConfiguration to) {
        List<Value> changes = new ArrayList<>();
        for (ConfigKind kind : ConfigKind.values()) {
            EffectiveConfiguration before = from.kind(kind).orElse(null);
            EffectiveConfiguration after = to.kind(kind).orElse(null);
            if (before != null && after != null) {
                ConfigDiff.between(before, after).forEach(change -> changes.add(change(kind, change)));
            } else {
                addAll(kind, before, ConfigDiff.ChangeKind.REMOVED, changes);
                addAll(kind, after, ConfigDiff.ChangeKind.ADDED, changes);
            }
        }
        return MappingValue.builder()
                .put("environment", to.environment().text())
                .put("tenant", ProblemExchange.orNull(to.tenant() == null ? null : Objects.toString(to.tenant())))
                .put("from", from.release().number())
                .put("to", to.release().number())
                .put("digest", to.digest())
                .put("changes", ListValue.of(changes))
                .build();
    }

    private static void addAll(
            ConfigKind kind,
            @Nullable EffectiveConfiguration configuration,
            ConfigDiff.ChangeKind how,
            List<Value> changes) {
        List<Leaf> leaves = configuration == null ? List.of() : configuration.leaves();
        for (Leaf leaf : leaves) {
            boolean isRemoved = how == ConfigDiff.ChangeKind.REMOVED;
            changes.add(change(kind, leaf.path(), how, isRemoved ? null : leaf.value()));
        }
    }

    private static Value change(ConfigKind kind, ConfigDiff.Change change) {
        return change(kind, change.path(), change.kind(), change.after());
    }

    private static Value change(ConfigKind kind, String path, ConfigDiff.ChangeKind how, @Nullable Value after) {
        return MappingValue.builder()
                .put("kind", kind.text())
                .put("path", path)
                .put("change", how.text())
                .put("value", after == null ? new NullValue(Position.UNKNOWN) : after)
                .build();
    }
}
