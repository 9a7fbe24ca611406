package dev.bers.server.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContentEncoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It belongs to the event loop of its connection, and is touched by no other thread.
 *
 * <p>A chunk goes to its socket as it is, past the encoder: what a response of Vert.x does for each write costs several times what the
 * write itself does. Where there is no such way (HTTP/2, packed bodies), Vert.x writes.
 */
final class Subscriber {

    /** Bytes that may wait for a reader, before it is dropped: it comes back, and is told the newest. */
    static final int WAITING_BYTES_MAX = 16 * 1024;

    private final String client;
    private final HttpServerResponse response;
    private final HttpConnection connection;
    private final @Nullable ChannelHandlerContext encoder;
    private long lastRelease;

    /** Who sent a request, and has been told of no release yet. */
    Subscriber(HttpServerRequest request) {
        this.client = Objects.requireNonNullElse(request.getHeader("Bers-Client"), "");
        this.response = request.response();
        this.connection = request.connection();
        this.encoder = encoder(request);
    }

    /** How it named itself; empty if it did not. */
    String client() {
        return client;
    }

    /** Whether it has not been told of a release; it is from now on. */
    boolean isNews(long release) {
        boolean isNews = release > lastRelease;
        lastRelease = Math.max(release, lastRelease);
        return isNews;
    }

    /** Gives it up; it will come back. */
    void dismiss() {
        connection.close();
    }

    private static @Nullable ChannelHandlerContext encoder(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_1_1 || !(request.connection() instanceof ConnectionBase connection)) {
            return null;
        }
        ChannelPipeline pipeline = connection.channel().pipeline();
        return pipeline.get(HttpContentEncoder.class) == null ? pipeline.context(HttpResponseEncoder.class) : null;
    }

    /** Writes to it, or gives it up; where a write fails, the connection is closed by who writes it. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void write(Chunk chunk) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            dismiss();
        } else if (encoder == null) {
            response.write(chunk.plain());
        } else {
            encoder.writeAndFlush(chunk.encoded().duplicate(), encoder.voidPromise());
        }
    }
}
