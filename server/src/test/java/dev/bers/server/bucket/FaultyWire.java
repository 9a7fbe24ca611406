package dev.bers.server.bucket;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A wire to an S3 that can be made to fail. What it does is decided anew for each connection; it ends connections after one answer. */
public final class FaultyWire implements AutoCloseable {

    /** What it does with a connection. */
    public enum Fault {
        /** Passes everything on. */
        NONE,
        /** Takes the request, and says nothing. */
        SILENCE,
        /** Begins an answer, and sends no more of it. */
        HALF_AN_ANSWER,
        /** Begins an answer, and sends more of it so slowly that each wait is short. */
        DROPS,
        /** Hangs up. */
        HANG_UP,
        /** Answers 400, for a request that came too slowly. */
        REQUEST_TIMEOUT,
        /** Answers 403, for a request of another time. */
        SKEWED_CLOCK,
        /** Answers 503. */
        BUSY,
        /** Answers 503, and asks to be left alone for two minutes. */
        BUSY_FOR_LONG
    }

    private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"1\"\r\n"
            + "Content-Length: 1000\r\n\r\n{\"A\":";

    private static final int DROPS_MAX = 50;
    private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern CONNECTION = Pattern.compile("(?im)^Connection:[^\\r\\n]*");

    private final URI target;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger remaining = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile boolean isOpen = true;

    /** A wire that passes everything on. */
    public FaultyWire(URI target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::accept);
    }

    /** Where it begins. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Fails from now on. */
    public void fail(Fault how) {
        failTimes(how, Integer.MAX_VALUE);
    }

    /** Fails for a number of connections. */
    public void failTimes(Fault how, int times) {
        remaining.set(times);
        fault = how;
        connections.set(0);
    }

    /** Passes everything on again. */
    public void mend() {
        fail(Fault.NONE);
    }

    /** How many connections there were since it was last changed. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (isOpen) {
            try {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        connections.incrementAndGet();
        Fault now = remaining.getAndDecrement() > 0 ? fault : Fault.NONE;
        try (socket) {
            if (now == Fault.NONE) {
                pass(socket);
                return;
            }
            byte[] request = new byte[65_536];
            int length = socket.getInputStream().read(request);
            OutputStream out = socket.getOutputStream();
            switch (now) {
                case SILENCE -> socket.getInputStream().read(request);
                case HALF_AN_ANSWER -> {
                    out.write(HALF.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    socket.getInputStream().read(request, 0, Math.max(1, length));
                }
                case DROPS -> drip(out);
                case REQUEST_TIMEOUT -> out.write(answer("400 Bad Request", "RequestTimeout", ""));
                case SKEWED_CLOCK -> out.write(answer("403 Forbidden", "RequestTimeTooSkewed", ""));
                case BUSY -> out.write(answer("503 Slow Down", "SlowDown", ""));
                case BUSY_FOR_LONG -> out.write(answer("503 Slow Down", "SlowDown", "Retry-After: 120\r\n"));
                default -> {
                    // Hangs up.
                }
            }
        } catch (IOException theOtherSideHungUp) {
            // That is what faults are for.
        }
    }

    private static byte[] answer(String status, String code, String header) {
        String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>secret words</Message></Error>";
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nConnection: close\r\n" + header
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Ends with the wire, or once the other side has hung up. */
    private void drip(OutputStream out) throws IOException {
        out.write(HALF.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < DROPS_MAX && isOpen; i++) {
            out.write(' ');
            out.flush();
            LockSupport.parkNanos(BETWEEN_DROPS.toNanos());
        }
    }

    private void pass(Socket socket) throws IOException {
        try (Socket onward = new Socket(target.getHost(), target.getPort())) {
            threads.execute(() -> copy(socket, onward));
            InputStream in = onward.getInputStream();
            in.transferTo(socket.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = new BufferedInputStream(from.getInputStream());
            to.getOutputStream().write(forOneAnswer(head(in)).getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException closed) {
            // The other direction ends as well.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            if (next == '\n' && head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) >= 0) {
                break;
            }
            next = in.read();
        }
        return head.toString();
    }

    /** The JDK keeps connections for all of a process; with one that was kept, a request would not meet the fault. */
    private static String forOneAnswer(String head) {
        return CONNECTION.matcher(head).replaceFirst("Connection: close");
    }

    @Override
    public void close() {
        isOpen = false;
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.shutdownNow();
    }
}
