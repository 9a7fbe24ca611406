package dev.bers.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks with JMH, each in a process of its own, and keeps the medians and what was allocated. */
final class Harness {

    private final boolean quick;

    /** Quick runs show that everything works; their figures are not worth keeping. */
    Harness(boolean quick) {
        this.quick = quick;
    }

    Map<String, Figure> run(List<Class<?>> benchmarks) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(quick ? 0 : 1)
                .warmupIterations(quick ? 1 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 20 : 700))
                .measurementIterations(quick ? 1 : 6)
                .measurementTime(TimeValue.milliseconds(quick ? 20 : 700))
                .timeout(TimeValue.minutes(2))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");
        benchmarks.forEach(type -> options.include("\\." + type.getSimpleName() + "\\."));
        try {
            return figures(new Runner(options.build()).run());
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, Figure> figures(Collection<RunResult> results) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (RunResult result : results) {
            Figure figure = figure(result);
            figures.put(figure.name(), figure);
        }
        return figures;
    }

    private static Figure figure(RunResult result) {
        String[] parts = result.getParams().getBenchmark().split("\\.", -1);
        StringBuilder name = new StringBuilder(parts[parts.length - 2] + "." + parts[parts.length - 1]);
        result.getParams().getParamsKeys().forEach(key -> name.append(':')
                .append(result.getParams().getParam(key)));
        Result<?> primary = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        String unit = primary.getScoreUnit().replace("/op", "");
        return new Figure(
                name.toString(),
                primary.getStatistics().getPercentile(50),
                unit,
                allocated == null ? Double.NaN : allocated.getScore());
    }
}
