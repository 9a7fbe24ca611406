package dev.bers.benchmark.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections that wait for events of one environment, all watched by one thread. */
final class Subscribers implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /** Connects so many, and waits until each has its answer's head and its first event. */
    Subscribers(URI events, int count) throws IOException {
        String request = "GET " + events.getRawPath() + " HTTP/1.1\r\nHost: " + events.getAuthority()
                + "\r\nAccept: text/event-stream\r\n\r\n";
        for (int i = 0; i < count; i++) {
            // Loopback has 28,000 ports for one pair of addresses; the source differs so that no number of them is too
            // many.
            SocketChannel channel = SocketChannel.open();
            channel.bind(new InetSocketAddress("127.0.0." + (1 + i / 20_000), 0));
            channel.connect(new InetSocketAddress(events.getHost(), events.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new int[1]);
            channels.add(channel);
        }
        awaitEach(0, "\nid:");
    }

    /** How long after a moment 99 of 100 had the next event, in ms. */
    double p99MillisAfter(long sinceNanos) throws IOException {
        long[] arrived = awaitEach(sinceNanos, "\nid:");
        java.util.Arrays.sort(arrived);
        return arrived[(int) (arrived.length * 0.99)] / 1e6;
    }

    private long[] awaitEach(long sinceNanos, String mark) throws IOException {
        long[] arrived = new long[channels.size()];
        int missing = arrived.length;
        int count = 0;
        for (SelectionKey key : selector.keys()) {
            ((int[]) key.attachment())[0] = 0;
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (missing > 0) {
            if (System.nanoTime() > deadline) {
                throw new IOException(missing + " of " + arrived.length + " subscribers had no event in time");
            }
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) {
                int[] seen = (int[]) key.attachment();
                if (isMarked((SocketChannel) key.channel(), mark) && seen[0] == 0) {
                    seen[0] = 1;
                    arrived[count++] = System.nanoTime() - sinceNanos;
                    missing--;
                }
            }
            selector.selectedKeys().clear();
        }
        return arrived;
    }

    /** Reads what is there; events are shorter than the buffer, so that one is found in one read. */
    private boolean isMarked(SocketChannel channel, String mark) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("the server ended a subscription");
        }
        buffer.flip();
        return StandardCharsets.US_ASCII.decode(buffer).toString().contains(mark);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
