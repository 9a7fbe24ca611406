package dev.bers.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Speaks the server's interface and can do so badly, which a real server cannot be asked for. */
final class ContractServer implements AutoCloseable {

    private static final String PREFIX = "/api/v1/environments/staging/";

    final BlockingQueue<String> acknowledgements = new LinkedBlockingQueue<>();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger notModified = new AtomicInteger();
    final BlockingQueue<String> lastEventIds = new LinkedBlockingQueue<>();
    volatile ServedAnswer answer;
    volatile Reading reading = ContractServer::answer;
    volatile boolean hasEvents = true;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** How a read of the configuration is answered. */
    interface Reading {
        void answer(HttpExchange exchange, ContractServer server) throws IOException;
    }

    ContractServer(ServedAnswer first) throws IOException {
        this(first, 0);
    }

    ContractServer(ServedAnswer first, int port) throws IOException {
        answer = first;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext(PREFIX + "configuration", exchange -> {
            reads.incrementAndGet();
            reading.answer(exchange, this);
        });
        server.createContext(PREFIX + "events", this::events);
        server.createContext(PREFIX + "clients", exchange -> {
            acknowledgements.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    static void answer(HttpExchange exchange, ContractServer server) throws IOException {
        ServedAnswer now = server.answer;
        String etag = "\"" + now.digest() + now.release() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            server.notModified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(now.bytes());
        }
        send(exchange, 200, packed.toByteArray());
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!hasEvents) {
            send(exchange, 404, new byte[0]);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("retry: 20\n: welcome\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        streams.add(out);
        lastEventIds.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
    }

    /** Writes to all streams that are open. */
    void tell(String event) {
        streams.removeIf(stream -> {
            try {
                stream.write(event.getBytes(StandardCharsets.UTF_8));
                stream.flush();
                return false;
            } catch (IOException gone) {
                return true;
            }
        });
    }

    void publish(ServedAnswer next) {
        answer = next;
        tell(next.event());
    }

    /** Breaks all streams off, in the middle of an event. */
    void breakStreams() {
        tell("event: rel");
        streams.removeIf(stream -> {
            try {
                stream.close();
            } catch (IOException gone) {
                return true;
            }
            return true;
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
