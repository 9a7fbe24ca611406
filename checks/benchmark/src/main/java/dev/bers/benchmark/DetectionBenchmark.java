package dev.bers.benchmark;

import dev.bers.environment.Detection;
import dev.bers.environment.DetectionMemo;
import dev.bers.environment.Detector;
import dev.bers.environment.Signals;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Detects the environment of a request that names a host, in a process with a branch and a variable. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectionBenchmark {

    private final Detector detector = new Detector(Reference.MANIFEST.environments(), Reference.MANIFEST.detection());
    private final DetectionMemo memo = new DetectionMemo(detector);
    private final Signals signals = Signals.NONE
            .withVariables(Map.of("NODE_ENV", "production", "PATH", "/usr/bin", "PICASSO_ENV", "staging"))
            .withHostname("chat.staging.picasso.example")
            .withBranch("develop");

    /** The clock read is part of it. */
    @Benchmark
    public Detection bersMemoised() {
        return memo.detect(signals, System.nanoTime());
    }

    @Benchmark
    public Detection bersFromSignals() {
        return detector.detect(signals);
    }
}
