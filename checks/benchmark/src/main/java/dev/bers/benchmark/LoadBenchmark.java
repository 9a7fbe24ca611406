package dev.bers.benchmark;

import com.typesafe.config.Config;
import dev.bers.config.EffectiveConfiguration;
import io.smallrye.config.SmallRyeConfig;
import java.util.concurrent.TimeUnit;
import org.github.gestalt.config.Gestalt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.env.StandardEnvironment;

/** From the texts of three layers to a configuration that can be asked; BERS also keeps positions and validates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoadBenchmark {

    private final Reference.Loader json = Reference.loader(".json", ReferenceLayers.JSON);
    private final Reference.Loader yaml = Reference.loader(".yaml", ReferenceLayers.YAML);

    @Benchmark
    public EffectiveConfiguration jsonBers() {
        return json.load();
    }

    @Benchmark
    public Config jsonLightbend() {
        return Peers.lightbend(ReferenceLayers.JSON);
    }

    @Benchmark
    public EffectiveConfiguration yamlBers() {
        return yaml.load();
    }

    @Benchmark
    public Object yamlSnakeYamlOnly() {
        return Peers.snakeYaml(ReferenceLayers.YAML);
    }

    @Benchmark
    public SmallRyeConfig yamlSmallrye() {
        return Peers.smallrye(ReferenceLayers.YAML);
    }

    @Benchmark
    public StandardEnvironment yamlSpring() {
        return Peers.spring(ReferenceLayers.YAML);
    }

    @Benchmark
    public Gestalt yamlGestalt() {
        return Peers.gestalt(ReferenceLayers.YAML);
    }
}
