package dev.bers.client;

import dev.bers.client.guard.GuardedHttpClient;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.problem.ProblemException;
import dev.bers.value.Value;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an application, kept up to date while it runs. Safe for use by any number of threads; reading takes no
 * lock and allocates nothing.
 *
 * <pre>{@code
 * try (Bers bers = Bers.connect(URI.create("http://localhost:3003")).environment("staging").open()) {
 *     String api = bers.text("API_BASE_URL");
 *     HttpClient http = bers.guard(HttpClient.newHttpClient());
 * }
 * }</pre>
 */
public final class Bers implements AutoCloseable {

    private final Current current;
    private final Reports reports;
    private final AutoCloseable source;
    private final Calls calls;

    Bers(Current current, Reports reports, AutoCloseable source) {
        this.current = current;
        this.reports = reports;
        this.source = source;
        this.calls = new Calls(current, reports);
    }

    /** Begins to connect to a server, which is done by {@link FromServer#open()}. */
    public static FromServer connect(URI server) {
        return new FromServer(server);
    }

    /** Begins to load the workspace in a folder, which is done by {@link FromFolder#open()}; needs {@code bers-workspace}. */
    public static FromFolder load(Path folder) {
        return new FromFolder(folder);
    }

    /** Everything that is known now, of one moment: for who reads several values that belong together. */
    public Snapshot snapshot() {
        return current.get();
    }

    /** The value at a path of the kind {@code environment}, such as {@code A.B}; null if there is none. */
    public @Nullable Value get(String path) {
        return current.environment().get(path);
    }

    /** The text at a path of the kind {@code environment}; null if there is none, or it is no text. */
    public @Nullable String text(String path) {
        return current.environment().text(path);
    }

    /** Whether {@code true} stands at a path of the kind {@code environment}. */
    public boolean isTrue(String path) {
        return current.environment().isTrue(path);
    }

    /** The whole number at a path of the kind {@code environment}, or another one if there is none. */
    public long integer(String path, long otherwise) {
        return current.environment().integer(path, otherwise);
    }

    /**
     * A record that is read from the configuration, anew with each release: {@code bers.typed(PicassoConfig::from)} for what
     * {@code bers generate java} made. A release in which it cannot be read is reported, and the last record stays.
     *
     * @throws ProblemException if it cannot be read from what is used now
     */
    public <T> Supplier<T> typed(Function<EffectiveConfiguration, T> from) {
        return new TypedView<>(current, from, reports);
    }

    /** Calls back on the client's own thread whenever another configuration took the place of the one before. */
    public Subscription onChange(Consumer<ReleaseChange> listener) {
        return current.onChange(listener);
    }

    /** The calls of Picasso's old configuration object. (CFG-14) */
    public Calls calls() {
        return calls;
    }

    /**
     * A client like another one, which refuses endpoints that the environment may not reach: before a connection is made, at
     * each redirect, and for web sockets. What it refused is a report. (ISO-4)
     */
    public HttpClient guard(HttpClient client) {
        return new GuardedHttpClient(client, current, reports::send);
    }

    /** Follows no more changes; what is known can still be read. */
    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
