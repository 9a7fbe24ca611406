package dev.bers.server.bootstrap;

import dev.bers.cli.Main;
import dev.bers.cli.invocation.Surroundings;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a server, asks it what is asked of one at first, and ends it, so that the JVM sees which classes and methods a start
 * needs and puts them into the AOT cache (JEP 483, JEP 514).
 */
final class Rehearsal {

    private static final long POLL_NANOS = 20_000_000;

    private static final int ROUNDS = 20;
    private static final List<String> PATHS = List.of(
            "/api/monitoring/health",
            "/api/v1/environments/staging/configuration",
            "/api/v1/environments/staging/configuration/environment?tenant=demo123",
            "/api/environment/detect",
            "/api/monitoring/cache/stats",
            "/nothing");

    private Rehearsal() {}

    /** Takes the folder of a workspace. */
    public static void main(String[] args) throws IOException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        Thread client = new Thread(() -> ask(port), "rehearsal");
        client.setDaemon(true);
        client.start();
        int exitCode = Main.run(
                new String[] {"serve", "--dev", "--port", Integer.toString(port), "--workspace", args[0]},
                Surroundings.ofProcess(),
                new QuarkusServer());
        // In order, since the cache is written at the end of the process, and at once, whatever thread still runs.
        System.exit(exitCode);
    }

    private static void ask(int port) {
        await(port);
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : PATHS) {
                status(port, path);
            }
        }
        Quarkus.asyncExit();
    }

    private static void await(int port) {
        while (status(port, PATHS.getFirst()) != HttpURLConnection.HTTP_OK) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static int status(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                body.readAllBytes();
            }
            return status;
        } catch (java.net.ConnectException notYet) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
