package dev.bers.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real application of SmallRye Config, which finds the source as any platform does. */
class ConfigApplicationTest {

    @AfterEach
    void forget() {
        System.clearProperty("bers.folder");
        System.clearProperty("bers.environment");
    }

    /** What the application maps. */
    @ConfigMapping(prefix = "THEME")
    interface Theme {
        String primary();

        String background();

        String text();
    }

    private static SmallRyeConfig application() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .addDefaultSources()
                .withMapping(Theme.class)
                .build();
    }

    @Test
    void values_of_the_workspace_are_injected_and_mapped() {
        System.setProperty("bers.folder", "../../examples/picasso");
        System.setProperty("bers.environment", "staging");
        SmallRyeConfig config = application();
        assertThat(config.getValue("API_BASE_URL", String.class)).isEqualTo("https://staging.picasso.example");
        assertThat(config.getValue("REQUEST_TIMEOUT", Integer.class)).isEqualTo(10_000);
        assertThat(config.getValue("DEBUG", Boolean.class)).isTrue();
        assertThat(config.getOptionalValue("NOWHERE", String.class)).isEqualTo(Optional.empty());
        assertThat(config.getConfigMapping(Theme.class).primary()).startsWith("#");
        ConfigSource source = source(config);
        assertThat(source.getOrdinal()).isEqualTo(275);
        assertThat(source.getPropertyNames()).contains("THEME.primary", "urls.chat");
        assertThat(source.getProperties()).containsEntry("RETRY_ATTEMPTS", "3");
        ((BersConfigSource) source).close();
    }

    @Test
    void where_nothing_is_said_of_bers_the_source_is_empty() {
        try (BersConfigSource source = new BersConfigSource()) {
            assertThat(source.getPropertyNames()).isEmpty();
            assertThat(source.getProperties()).isEmpty();
            assertThat(source.getValue("API_BASE_URL")).isNull();
        }
    }

    private static ConfigSource source(Config config) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source.getName().equals("bers")) {
                return source;
            }
        }
        throw new AssertionError("the source was not found");
    }
}
