package dev.bers.benchmark;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.github.gestalt.config.Gestalt;
import org.github.gestalt.config.builder.GestaltBuilder;
import org.github.gestalt.config.exceptions.GestaltException;
import org.github.gestalt.config.source.StringConfigSourceBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The peers, each set up as its own documentation recommends for three layers of text, lowest first. */
final class Peers {

    private static final int LOWEST_ORDINAL = 100;

    private Peers() {}

    /** Lightbend Config: each text parsed, the higher with the lower as its fallback, resolved once. */
    static Config lightbend(List<String> jsonLayers) {
        ConfigParseOptions json = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);
        Config merged = ConfigFactory.empty();
        for (String layer : jsonLayers) {
            merged = ConfigFactory.parseString(layer, json).withFallback(merged);
        }
        return merged.resolve();
    }

    /** SmallRye Config: one YAML source a layer, the higher with the higher ordinal. */
    static SmallRyeConfig smallrye(List<String> yamlLayers) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        for (int i = 0; i < yamlLayers.size(); i++) {
            builder.withSources(new YamlConfigSource("layer" + i, yamlLayers.get(i), LOWEST_ORDINAL + i));
        }
        return builder.build();
    }

    /** Spring: the standard environment, with the property sources that Spring Boot reads from YAML. */
    static StandardEnvironment spring(List<String> yamlLayers) {
        StandardEnvironment environment = new StandardEnvironment();
        YamlPropertySourceLoader loader = new YamlPropertySourceLoader();
        for (int i = 0; i < yamlLayers.size(); i++) {
            ByteArrayResource text = new ByteArrayResource(yamlLayers.get(i).getBytes(StandardCharsets.UTF_8));
            try {
                loader.load("layer" + i, text)
                        .forEach(source -> environment.getPropertySources().addFirst(source));
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
        return environment;
    }

    /** Gestalt: one source a layer, the later over the earlier. */
    static Gestalt gestalt(List<String> yamlLayers) {
        GestaltBuilder builder = new GestaltBuilder();
        try {
            for (String layer : yamlLayers) {
                builder.addSource(StringConfigSourceBuilder.builder()
                        .setConfig(layer)
                        .setFormat("yaml")
                        .build());
            }
            Gestalt gestalt = builder.build();
            gestalt.loadConfigs();
            return gestalt;
        } catch (GestaltException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** SnakeYAML alone: the trees of the texts, neither merged nor checked. */
    static Object snakeYaml(List<String> yamlLayers) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return yamlLayers.stream().<Object>map(yaml::load).toList();
    }
}
