package dev.bers.benchmark.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Writers that each send one request after the other, for some seconds.
 *
 * @param perSecond acknowledged writes
 * @param p99Millis that 99 of 100 of them took at most
 */
record WriteLoad(double perSecond, double p99Millis) {

    static final int WRITERS = 16;

    /**
     * Sends requests until the time is over.
     *
     * @param request the n-th one, n counted over all writers
     * @throws IOException if any is refused
     */
    static WriteLoad run(double seconds, LongFunction<HttpRequest> request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        List<Future<long[]>> writers = new ArrayList<>();
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(client, end, writer, request)));
            }
            return summary(writers, began);
        }
    }

    private static long[] write(HttpClient client, long end, int writer, LongFunction<HttpRequest> request)
            throws IOException, InterruptedException {
        long[] nanos = new long[1 << 10];
        int count = 0;
        for (long n = writer; System.nanoTime() < end; n += WRITERS) {
            HttpRequest next = request.apply(n);
            long sent = System.nanoTime();
            HttpResponse<String> answer = client.send(next, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(next.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
            nanos[count++] = System.nanoTime() - sent;
        }
        return Arrays.copyOf(nanos, count);
    }

    private static WriteLoad summary(List<Future<long[]>> writers, long began)
            throws IOException, InterruptedException {
        List<long[]> all = new ArrayList<>();
        try {
            for (Future<long[]> writer : writers) {
                all.add(writer.get());
            }
        } catch (ExecutionException refused) {
            throw new IOException(refused.getCause());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new WriteLoad(sorted.length / seconds, sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
}
