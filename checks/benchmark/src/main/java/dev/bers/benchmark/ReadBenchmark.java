package dev.bers.benchmark;

import com.typesafe.config.Config;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.value.Value;
import io.smallrye.config.SmallRyeConfig;
import java.util.concurrent.TimeUnit;
import org.github.gestalt.config.Gestalt;
import org.github.gestalt.config.exceptions.GestaltException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.env.StandardEnvironment;

/** Reads one value by a path that is a literal of the program, whose hash code the String remembers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBenchmark {

    @Param({"short", "long", "nested"})
    String key = "short";

    private String path = "";
    private final EffectiveConfiguration bers = Reference.resolved();
    private final StandardEnvironment spring = Peers.spring(ReferenceLayers.YAML);
    private final SmallRyeConfig smallrye = Peers.smallrye(ReferenceLayers.YAML);
    private final Config lightbend = Peers.lightbend(ReferenceLayers.JSON);
    private final Gestalt gestalt = Peers.gestalt(ReferenceLayers.YAML);

    @Setup
    public void chooseKey() {
        path = path(key);
    }

    static String path(String key) {
        return switch (key) {
            case "short" -> ReferenceText.SHORT_KEY;
            case "long" -> ReferenceText.LONG_KEY;
            default -> ReferenceText.NESTED_KEY;
        };
    }

    @Benchmark
    public @Nullable Value bers() {
        return bers.get(path);
    }

    @Benchmark
    public @Nullable String spring() {
        return spring.getProperty(path);
    }

    @Benchmark
    public String smallrye() {
        return smallrye.getValue(path, String.class);
    }

    @Benchmark
    public String lightbend() {
        return lightbend.getString(path);
    }

    @Benchmark
    public String gestalt() throws GestaltException {
        return gestalt.getConfig(path, String.class);
    }
}
