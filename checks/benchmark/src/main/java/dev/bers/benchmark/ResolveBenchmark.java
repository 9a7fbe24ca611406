package dev.bers.benchmark;

import dev.bers.config.ConfigDocuments;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From three parsed documents to an effective configuration with provenance, and its digest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResolveBenchmark {

    private final ConfigDocuments documents = Reference.documents(".json", ReferenceLayers.JSON);

    @Benchmark
    public String bers() {
        return Reference.resolve(documents).digest(Reference.SHA_256);
    }
}
