package dev.bers.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Makes the keys that {@link ReadFreshBenchmark} reads by: what that allocates is no part of reading. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MakeKeyBenchmark {

    @Param({"short", "long", "nested"})
    String key = "short";

    private char[] letters = {};

    @Setup
    public void chooseKey() {
        letters = ReadBenchmark.path(key).toCharArray();
    }

    @Benchmark
    public String make() {
        return new String(letters);
    }
}
