package dev.bers.benchmark;

import com.typesafe.config.Config;
import dev.bers.config.EffectiveConfiguration;
import io.smallrye.config.SmallRyeConfig;
import java.util.concurrent.TimeUnit;
import org.github.gestalt.config.Gestalt;
import org.github.gestalt.config.exceptions.GestaltException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads values by paths that were just made, such as from a request, whose hash codes nobody has asked for yet.
 *
 * <p>Making a batch of {@value #BATCH} keys is left out of the time: it is done between two invocations, each of which
 * lasts long enough for that to be sound. The bytes that it allocates are {@link MakeKeyBenchmark}'s to tell, and are taken off.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadFreshBenchmark {

    static final int BATCH = 1_000;

    @Param({"short", "long", "nested"})
    String key = "short";

    private final String[] fresh = new String[BATCH];
    private final EffectiveConfiguration bers = Reference.resolved();
    private final StandardEnvironment spring = Peers.spring(ReferenceLayers.YAML);
    private final SmallRyeConfig smallrye = Peers.smallrye(ReferenceLayers.YAML);
    private final Config lightbend = Peers.lightbend(ReferenceLayers.JSON);
    private final Gestalt gestalt = Peers.gestalt(ReferenceLayers.YAML);

    @Setup(Level.Invocation)
    public void makeKeys() {
        char[] letters = ReadBenchmark.path(key).toCharArray();
        for (int i = 0; i < BATCH; i++) {
            fresh[i] = new String(letters);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void bers(Blackhole sink) {
        for (String path : fresh) {
            sink.consume(bers.get(path));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void spring(Blackhole sink) {
        for (String path : fresh) {
            sink.consume(spring.getProperty(path));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void smallrye(Blackhole sink) {
        for (String path : fresh) {
            sink.consume(smallrye.getValue(path, String.class));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void lightbend(Blackhole sink) {
        for (String path : fresh) {
            sink.consume(lightbend.getString(path));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void gestalt(Blackhole sink) throws GestaltException {
        for (String path : fresh) {
            sink.consume(gestalt.getConfig(path, String.class));
        }
    }
}
