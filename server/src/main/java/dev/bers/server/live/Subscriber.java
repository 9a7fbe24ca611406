package dev.bers.server.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;

/**
 * One open stream. It belongs to the event loop of its connection, and is touched by no other thread.
 *
 * @param client how it named itself; empty if it did not
 * @param response to write to
 * @param connection to give up if it does not read
 */
record Subscriber(String client, HttpServerResponse response, HttpConnection connection) {

    /** Bytes that may wait for a reader, before it is dropped: it comes back, and is told the newest. */
    static final int WAITING_BYTES_MAX = 16 * 1024;

    /** Writes to it, or gives it up. */
    void write(Buffer chunk) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            connection.close();
            return;
        }
        response.write(chunk);
    }
}
