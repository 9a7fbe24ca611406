package dev.bers.client;

import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One configuration took the place of another.
 *
 * @param before what was used until now
 * @param now what is used from now on
 */
public record ReleaseChange(Snapshot before, Snapshot now) {

    /** What differs in a kind that both have, sorted by path, secrets masked; empty if nothing does. */
    public List<ConfigDiff.Change> changes(ConfigKind kind) {
        EffectiveConfiguration old = before.configuration(kind).orElse(null);
        EffectiveConfiguration other = now.configuration(kind).orElse(null);
        return old == null || other == null ? List.of() : ConfigDiff.between(old, other);
    }

    /** What differs in all kinds that both have; kinds in which nothing does are left out. */
    public Map<ConfigKind, List<ConfigDiff.Change>> changes() {
        Map<ConfigKind, List<ConfigDiff.Change>> all = new EnumMap<>(ConfigKind.class);
        for (ConfigKind kind : ConfigKind.values()) {
            List<ConfigDiff.Change> ofKind = changes(kind);
            if (!ofKind.isEmpty()) {
                all.put(kind, ofKind);
            }
        }
        return all;
    }
}
