package dev.bers.microprofile;

import dev.bers.client.Bers;
import dev.bers.client.NamedSettings;
import dev.bers.client.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The scalars of the kind {@code environment} under their paths, such as {@code THEME.primary}. Each look-up gives what is used at
 * that moment; whoever injects a {@code Supplier} or asks {@code Config} follows releases.
 *
 * <p>Where it is found by the platform, system properties say where the configuration is, or variables of the same names in
 * capitals: {@code bers.server} or {@code BERS_SERVER}, see {@link NamedSettings}. If they say nothing, this source has no
 * properties.
 */
public final class BersConfigSource implements ConfigSource, AutoCloseable {

    /** Below system properties (400) and variables (300), above an application's own files (100 to 260). */
    public static final int ORDINAL = 275;

    private final @Nullable Bers bers;

    /** Made by the platform. */
    public BersConfigSource() {
        this(NamedSettings.open(BersConfigSource::setting).orElse(null));
    }

    /** Of an open client, which is closed with it; null for none. */
    public BersConfigSource(@Nullable Bers bers) {
        this.bers = bers;
    }

    private static @Nullable String setting(String name) {
        String property = System.getProperty(name);
        return property == null ? System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT)) : property;
    }

    @Override
    public Set<String> getPropertyNames() {
        return bers == null ? Set.of() : new LinkedHashSet<>(bers.snapshot().names());
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        if (bers != null) {
            Snapshot now = bers.snapshot();
            for (String name : now.names()) {
                properties.put(name, Objects.requireNonNullElse(now.property(name), ""));
            }
        }
        return properties;
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return bers == null ? null : bers.snapshot().property(propertyName);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "bers";
    }

    @Override
    public void close() {
        if (bers != null) {
            bers.close();
        }
    }
}
