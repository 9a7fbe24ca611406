package dev.bers.benchmark;

import dev.bers.benchmark.Scorecard.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./build benchmark core [--quick] [--update-baseline]}: measures, prints the table, compares with the baseline,
 * and writes {@code docs/benchmarks.md}.
 *
 * <p>Ends with 1 if something became slower than its baseline allows; a missed bar is said, not punished.
 */
public final class Benchmarks {

    private static final List<String> PARAMETERS = List.of("short", "long", "nested");
    private static final int PROCESS_RUNS = 20;
    private static final int RELOADS = 100;

    private final Path root;
    private final boolean quick;
    private final boolean updatesBaseline;

    private Benchmarks(Path root, List<String> options) {
        this.root = root;
        this.quick = options.contains("--quick");
        this.updatesBaseline = options.contains("--update-baseline");
    }

    /** The first argument names the measurement: {@code core}, {@code scan} or {@code process}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(List.of(arguments));
        Path root = Path.of("").toAbsolutePath();
        List<String> options =
                names.stream().filter(name -> name.startsWith("--")).toList();
        names.removeAll(options);
        boolean known = names.size() == 1 && List.of("core", "scan", "process").contains(names.get(0));
        if (!known || !List.of("--quick", "--update-baseline").containsAll(options)) {
            System.err.println(
                    "usage: ./build benchmark core|scan|process [--quick] [--update-baseline]\n       ./build benchmark js|server [--quick]");
            System.exit(2);
        }
        System.exit(new Benchmarks(root, options).run(names.get(0)) ? 0 : 1);
    }

    private boolean run(String name) throws IOException, InterruptedException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (name.equals("core")) {
            figures.putAll(measure(
                    ReadBenchmark.class,
                    ReadFreshBenchmark.class,
                    MakeKeyBenchmark.class,
                    TypedReadBenchmark.class,
                    DetectionBenchmark.class,
                    ResolveBenchmark.class,
                    LoadBenchmark.class,
                    ProofBenchmark.class));
            figures.replaceAll((benchmark, figure) -> withoutMaking(figure, figures));
            Figure reload = ReloadMeasurement.run(quick ? 2 : RELOADS);
            figures.put(reload.name(), reload);
        }
        if (!name.equals("process")) {
            figures.putAll(throughput(measure(ScanBenchmark.class)));
        }
        if (!name.equals("scan")) {
            figures.putAll(process());
        }
        Scorecard scorecard = judge(figures);
        System.out.println(scorecard.markdown());
        String machine = Machine.describe();
        new ResultsFile(root.resolve("checks/benchmark/target/" + name + ".json")).write(machine, figures);
        System.out.println("on " + machine);
        if (!quick && name.equals("core")) {
            new ResultsPage(root.resolve("docs/benchmarks.md"))
                    .replace("core", "./build benchmark core", machine, scorecard);
        }
        return compare(name, Baseline.of(machine, figures));
    }

    private Map<String, Figure> measure(Class<?>... benchmarks) {
        System.err.println("measuring, for some minutes; leave the machine alone");
        return new Harness(quick).run(List.of(benchmarks));
    }

    /** What reading by a key just made allocates beside the key itself, which a benchmark of its own makes. */
    static Figure withoutMaking(Figure figure, Map<String, Figure> figures) {
        int parameter = figure.name().indexOf(':');
        if (!figure.name().startsWith("ReadFreshBenchmark.") || parameter < 0) {
            return figure;
        }
        Figure making = figures.get("MakeKeyBenchmark.make" + figure.name().substring(parameter));
        return making == null ? figure : figure.withBytes(Math.max(0, figure.bytes() - making.bytes()));
    }

    /** Milliseconds for the text of the scan as megabytes a second. */
    private static Map<String, Figure> throughput(Map<String, Figure> figures) {
        Map<String, Figure> throughput = new LinkedHashMap<>();
        figures.forEach((name, figure) -> throughput.put(
                name, new Figure(name, ScanText.BYTES / 1_000.0 / figure.median(), "MB/s", figure.bytes())));
        return throughput;
    }

    private Map<String, Figure> process() throws IOException, InterruptedException {
        List<String> command = List.of("./bers", "detect", "--workspace", "examples/picasso");
        return new ProcessMeasurement(root, command).run(quick ? 2 : PROCESS_RUNS);
    }

    private boolean compare(String name, Baseline now) throws IOException {
        Path file = root.resolve("checks/benchmark/baselines/" + name + ".txt");
        if (quick) {
            return true;
        }
        if (updatesBaseline) {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Files.writeString(file, now.text());
            System.out.println("baseline written");
            return true;
        }
        List<String> regressions = Baseline.read(file).regressions(now);
        regressions.forEach(regression -> System.out.println("slower than the baseline: " + regression));
        return regressions.isEmpty();
    }

    /** The bars that the project has set itself. */
    static Scorecard judge(Map<String, Figure> figures) {
        Scorecard.Builder card = new Scorecard.Builder(figures);
        for (String key : PARAMETERS) {
            card.line(
                    "read a value, " + key + " key, literal",
                    "ReadBenchmark.bers:" + key,
                    reading("ReadBenchmark", key));
        }
        for (String key : PARAMETERS) {
            card.line(
                    "read a value, " + key + " key, just made; the key itself left out",
                    "ReadFreshBenchmark.bers:" + key,
                    reading("ReadFreshBenchmark", key));
            card.line(
                    "make that key",
                    "MakeKeyBenchmark.make:" + key,
                    Limit.none().showingAllocation());
        }
        return card.line(
                        "read a value through a generated record",
                        "TypedReadBenchmark.bers",
                        Limit.atMost(1).withoutAllocation())
                .line("detect, remembered", "DetectionBenchmark.bersMemoised", Limit.atMost(60))
                .line("detect, from signals", "DetectionBenchmark.bersFromSignals", Limit.atMost(5_000))
                .line("resolve, with provenance and digest", "ResolveBenchmark.bers", Limit.atMost(100))
                .line(
                        "load JSON text, validated",
                        "LoadBenchmark.jsonBers",
                        Limit.atMost(250).timesFaster(2, "LoadBenchmark.jsonLightbend"))
                .line(
                        "load YAML text, validated",
                        "LoadBenchmark.yamlBers",
                        Limit.none().timesSlowerAtMost(1.3, "LoadBenchmark.yamlSnakeYamlOnly"))
                .line(
                        "load YAML text, validated",
                        "LoadBenchmark.yamlBers",
                        Limit.none()
                                .timesFaster(
                                        1,
                                        "LoadBenchmark.yamlSmallrye",
                                        "LoadBenchmark.yamlSpring",
                                        "LoadBenchmark.yamlGestalt"))
                .line("edit a file of a watched workspace, until it is served", "Reload.bers", Limit.atMost(100))
                .line("prove 4 environments × 1,000 tenants × 200 keys", "ProofBenchmark.bers", Limit.atMost(200))
                .line("scan prose, 50 patterns, all encodings", "ScanBenchmark.bers:PROSE", scanning("PROSE", 300))
                .line("scan minified code", "ScanBenchmark.bers:CODE", scanning("CODE", Double.NaN))
                .line("scan minified code full of links", "ScanBenchmark.bers:LINKS", scanning("LINKS", Double.NaN))
                .line("bers detect, a process", "Process.bersDetectWall", Limit.atMost(0.3))
                .line("bers detect, its memory", "Process.bersDetectRss", Limit.atMost(80))
                .build();
    }

    private static Limit scanning(String text, double limit) {
        return Limit.atLeast(limit).timesFaster(1, "ScanBenchmark.ahocorasick:" + text);
    }

    private static Limit reading(String benchmark, String key) {
        return Limit.atMost(10)
                .withoutAllocation()
                .timesFaster(
                        3,
                        benchmark + ".spring:" + key,
                        benchmark + ".smallrye:" + key,
                        benchmark + ".lightbend:" + key,
                        benchmark + ".gestalt:" + key);
    }
}
