package dev.bers.benchmark.server;

import dev.bers.benchmark.Figure;
import dev.bers.benchmark.Machine;
import dev.bers.benchmark.ReferenceFiles;
import dev.bers.benchmark.ResultsFile;
import dev.bers.benchmark.ResultsPage;
import dev.bers.benchmark.Scorecard;
import dev.bers.benchmark.Scorecard.Limit;
import dev.bers.benchmark.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./build benchmark server [--quick]}: starts the server and its peers, asks them the same in turns, prints the
 * table and writes {@code docs/benchmarks.md}. A missed bar is said, not punished.
 */
public final class ServerBenchmark {

    private static final long REQUESTS = 1_000_000;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path root;
    private final Path folder;
    private final boolean quick;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerBenchmark(Path root, Path folder, boolean quick) {
        this.root = root;
        this.folder = folder;
        this.quick = quick;
    }

    /** Takes {@code --quick}, which only shows that everything works. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        if (arguments.length > (quick ? 1 : 0)) {
            System.err.println("usage: ./build benchmark server [--quick]");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("bers-benchmark");
        try {
            new ServerBenchmark(Path.of("").toAbsolutePath(), folder, quick).run();
        } finally {
            TemporaryFolder.delete(folder);
        }
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        say("starting each server several times");
        starts();
        try (Peers.Running bers = bers()) {
            HttpResponse<byte[]> answer = read(bers.address());
            memory(bers, "idle");
            say("reading, in turns with nginx and Spring Cloud Config Server");
            reads(bers.address(), answer);
            long left = REQUESTS / 60_000;
            Wrk.run(bers.address(), quick ? 1 : (int) left, Map.of());
            memory(bers, "loaded");
        }
        say("publishing, in turns with etcd");
        publishes();
        say("telling subscribers");
        subscribers(quick ? 100 : 1_000);
        subscribers(quick ? 200 : 10_000);
        report();
    }

    private Peers.Running bers() throws IOException, InterruptedException {
        Path workspace = Files.createTempDirectory(folder, "workspace");
        ReferenceWorkspace.write(workspace);
        return Peers.bers(root, folder, workspace);
    }

    private Peers.Running spring() throws IOException, InterruptedException {
        return Peers.springConfigServer(
                root,
                folder,
                List.of(ReferenceFiles.base(), ReferenceFiles.environment(ReferenceWorkspace.ENVIRONMENT)));
    }

    private void starts() throws IOException, InterruptedException {
        int times = quick ? 1 : 5;
        double[] ours = new double[times];
        double[] theirs = new double[times];
        for (int i = 0; i < times; i++) {
            try (Peers.Running bers = bers()) {
                ours[i] = bers.process().readySeconds();
            }
            try (Peers.Running spring = spring()) {
                theirs[i] = spring.process().readySeconds();
            }
        }
        put("Start.bers", median(ours), "s");
        put("Start.spring", median(theirs), "s");
    }

    private void reads(URI address, HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        Map<String, String> known =
                Map.of("If-None-Match", answer.headers().firstValue("ETag").orElseThrow());
        int rounds = quick ? 1 : 5;
        int seconds = quick ? 1 : 8;
        try (Peers.Running nginx = Peers.nginx(folder, answer.body());
                Peers.Running spring = spring()) {
            Map<String, String> nginxKnown = Map.of(
                    "If-None-Match",
                    read(nginx.address()).headers().firstValue("ETag").orElseThrow());
            Wrk.run(address, seconds, Map.of());
            Wrk.run(spring.address(), seconds, Map.of());
            turns("Read", rounds, seconds, address, Map.of(), nginx.address(), Map.of());
            turns("NotModified", rounds, seconds, address, known, nginx.address(), nginxKnown);
            put("Read.spring", Wrk.run(spring.address(), seconds, Map.of()).perSecond(), "/s");
        }
    }

    private void turns(
            String name,
            int rounds,
            int seconds,
            URI bers,
            Map<String, String> bersHeaders,
            URI nginx,
            Map<String, String> nginxHeaders)
            throws IOException, InterruptedException {
        double[][] results = new double[4][rounds];
        for (int i = 0; i < rounds; i++) {
            Wrk theirs = Wrk.run(nginx, seconds, nginxHeaders);
            Wrk ours = Wrk.run(bers, seconds, bersHeaders);
            results[0][i] = ours.perSecond();
            results[1][i] = theirs.perSecond();
            results[2][i] = ours.p99Millis();
            results[3][i] = theirs.p99Millis();
        }
        put(name + ".bers", median(results[0]), "/s");
        put(name + ".nginx", median(results[1]), "/s");
        put(name + "P99.bers", median(results[2]), "ms");
        put(name + "P99.nginx", median(results[3]), "ms");
    }

    private HttpResponse<byte[]> read(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return answer;
    }

    private void memory(Peers.Running bers, String when) throws IOException {
        LockSupport.parkNanos(SETTLE_NANOS);
        put("Memory.bers:" + when, bers.process().residentMegabytes(), "MB");
    }

    private void publishes() throws IOException, InterruptedException {
        double seconds = quick ? 1 : 8;
        int rounds = quick ? 1 : 3;
        double[][] results = new double[3][rounds];
        try (Peers.Running bers = bers();
                Peers.Running etcd = Peers.etcd(folder)) {
            for (int i = -1; i < rounds; i++) {
                int round = i + 1;
                WriteLoad theirs = WriteLoad.run(seconds, n -> put(etcd.address(), n, round));
                WriteLoad ours = WriteLoad.run(seconds, n -> publish(bers.address(), n, round));
                if (i >= 0) {
                    results[0][i] = ours.perSecond();
                    results[1][i] = theirs.perSecond();
                    results[2][i] = ours.p99Millis();
                }
            }
        }
        put("Publish.bers", median(results[0]), "/s");
        put("Publish.etcd", median(results[1]), "/s");
        put("PublishP99.bers", median(results[2]), "ms");
    }

    private static HttpRequest publish(URI bers, long number, long round) {
        int tenant = (int) (number % ReferenceWorkspace.TENANTS);
        String path = "config/tenants/" + ReferenceWorkspace.tenant(tenant) + "/config.yaml";
        String text = ReferenceWorkspace.tenantDocument(tenant, round * 1_000_000_000 + number);
        String body = "{\"message\":\"edit\",\"documents\":{\"" + path + "\":\""
                + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"}}";
        return HttpRequest.newBuilder(bers.resolve("/api/v1/workspaces/reference/revisions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest put(URI etcd, long number, long round) {
        int tenant = (int) (number % ReferenceWorkspace.TENANTS);
        String key = base64("config/tenants/" + ReferenceWorkspace.tenant(tenant) + "/config.yaml");
        String value = base64(ReferenceWorkspace.tenantDocument(tenant, round * 1_000_000_000 + number));
        return HttpRequest.newBuilder(etcd)
                .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}"))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void subscribers(int count) throws IOException, InterruptedException {
        int times = quick ? 2 : 7;
        double[] warm = new double[times - 1];
        try (Peers.Running bers = bers()) {
            double before = bers.process().residentMegabytes();
            URI events = bers.address().resolve("/api/v1/environments/" + ReferenceWorkspace.ENVIRONMENT + "/events");
            try (Subscribers subscribers = new Subscribers(events, count)) {
                LockSupport.parkNanos(SETTLE_NANOS);
                double each = (bers.process().residentMegabytes() - before) * 1024 / count;
                put("Subscriber.bers:" + count, each, "KB");
                for (int i = 0; i < times; i++) {
                    long sent = System.nanoTime();
                    Thread publisher = Thread.startVirtualThread(new PublishOnce(publish(bers.address(), 0, i + 1)));
                    double millis = subscribers.p99MillisAfter(sent);
                    publisher.join();
                    if (i == 0) {
                        put("TellCold.bers:" + count, millis, "ms");
                    } else {
                        warm[i - 1] = millis;
                    }
                }
            }
        }
        put("TellWarm.bers:" + count, median(warm), "ms");
    }

    /** Sends one request; what it answers shows in what the subscribers hear. */
    private final class PublishOnce implements Runnable {
        private final HttpRequest request;

        PublishOnce(HttpRequest request) {
            this.request = request;
        }

        @Override
        public void run() {
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
        }
    }

    private void put(String name, double value, String unit) {
        figures.put(name, new Figure(name, value, unit, Double.NaN));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String what) {
        System.err.println(what + " …");
    }

    private void report() throws IOException {
        Scorecard scorecard = judge(figures);
        System.out.println(scorecard.markdown());
        String machine = Machine.describe();
        new ResultsFile(root.resolve("checks/benchmark/target/server.json")).write(machine, figures);
        System.out.println("on " + machine);
        if (!quick) {
            new ResultsPage(root.resolve("docs/benchmarks.md"))
                    .replace("server", "./build benchmark server", machine, scorecard);
        }
    }

    /** The bars that the project has set itself. */
    static Scorecard judge(Map<String, Figure> figures) {
        Scorecard.Builder card = new Scorecard.Builder(figures)
                .line(
                        "read a configuration, 64 connections",
                        "Read.bers",
                        Limit.atLeast(Double.NaN).timesFaster(0.8, "Read.nginx"))
                .line(
                        "read a configuration, 64 connections",
                        "Read.bers",
                        Limit.atLeast(Double.NaN).timesFaster(100, "Read.spring"))
                .line(
                        "the slowest of a hundred reads",
                        "ReadP99.bers",
                        Limit.none().timesSlowerAtMost(3, "ReadP99.nginx"))
                .line(
                        "ask whether it changed, and it did not",
                        "NotModified.bers",
                        Limit.atLeast(Double.NaN).timesFaster(0.75, "NotModified.nginx"))
                .line(
                        "the slowest of a hundred such questions",
                        "NotModifiedP99.bers",
                        Limit.none().timesSlowerAtMost(3, "NotModifiedP99.nginx"))
                .line("ready after start", "Start.bers", Limit.atMost(2.5).timesFaster(3, "Start.spring"))
                .line("memory, idle", "Memory.bers:idle", Limit.atMost(170))
                .line("memory, after a million reads", "Memory.bers:loaded", Limit.atMost(220))
                .line(
                        "publish one document durably, 16 writers",
                        "Publish.bers",
                        Limit.atLeast(Double.NaN).timesFaster(1, "Publish.etcd"))
                .line("the slowest of a hundred publishes", "PublishP99.bers", Limit.atMost(20));
        for (int count : new int[] {1_000, 10_000}) {
            String of = "publish, until 99 % of " + (count / 1_000) + ",000 subscribers have it";
            card.line(of + ", warm", "TellWarm.bers:" + count, Limit.atMost(count == 1_000 ? 50 : 150));
            card.line(of + ", the first time", "TellCold.bers:" + count, Limit.atMost(300));
        }
        return card.line("memory of an idle subscriber", "Subscriber.bers:10000", Limit.atMost(8))
                .build();
    }
}
