package dev.bers.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of {@code wrk}: as many requests as 64 connections of one thread get answered.
 *
 * @param perSecond answers
 * @param p99Millis that 99 of 100 answers took at most
 */
record Wrk(double perSecond, double p99Millis) {

    static final int CONNECTIONS = 64;

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("\\s99%\\s+([0-9.]+)(us|ms|s)\\b");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

    /**
     * Asks one address for some seconds.
     *
     * @throws IOException if any answer was neither 2xx nor 3xx
     */
    static Wrk run(URI address, int seconds, Map<String, String> headers) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(address.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || REFUSED.matcher(text).find()) {
            throw new IOException("wrk " + address + ":\n" + text);
        }
        return parse(text);
    }

    /** Reads what wrk printed. */
    static Wrk parse(String text) {
        Matcher rate = RATE.matcher(text);
        Matcher p99 = P99.matcher(text);
        if (!rate.find() || !p99.find()) {
            throw new IllegalArgumentException("wrk printed neither rate nor latency:\n" + text);
        }
        double millis = Double.parseDouble(p99.group(1)) * MILLIS.getOrDefault(p99.group(2), Double.NaN);
        return new Wrk(Double.parseDouble(rate.group(1)), millis);
    }
}
