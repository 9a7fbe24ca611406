package dev.bers.benchmark.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server of its own process, from its start to its end; what it prints goes to a log. */
final class ServerProcess implements AutoCloseable {

    private static final int OK = 200;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int STOP_SECONDS = 10;

    private final String name;
    private final Process process;
    private final double readySeconds;

    private ServerProcess(String name, Process process, double readySeconds) {
        this.name = name;
        this.process = process;
        this.readySeconds = readySeconds;
    }

    /**
     * Starts a server and waits until it answers with 200.
     *
     * @param ready what to ask it
     * @throws IOException if it ends, or does not answer in time; the log is named
     */
    static ServerProcess start(String name, Path folder, URI ready, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - began < PATIENCE_NANOS) {
                if (isReady(client, ready)) {
                    return new ServerProcess(name, process, (System.nanoTime() - began) / 1e9);
                }
                if (!process.isAlive()) {
                    throw new IOException(name + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        process.destroyForcibly();
        throw new IOException(name + " did not answer at " + ready + ":\n" + Files.readString(log));
    }

    private static boolean isReady(HttpClient client, URI ready) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A port of the loopback address that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** From the start of the process to its first good answer. */
    double readySeconds() {
        return readySeconds;
    }

    /** What it and its children hold in memory now, in MB. */
    double residentMegabytes() throws IOException {
        long kilobytes = 0;
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        for (ProcessHandle handle : family) {
            kilobytes += residentKilobytes(handle.pid());
        }
        return kilobytes / 1024.0;
    }

    private static long residentKilobytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was left running", interrupted);
        }
    }
}
