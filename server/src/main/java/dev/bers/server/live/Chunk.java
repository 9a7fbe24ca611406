package dev.bers.server.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * What is written to many streams, made once for all of them.
 *
 * @param plain for Vert.x to encode
 * @param encoded the same as a chunk of HTTP/1.1 (RFC 9112, section 7.1), in memory that a socket takes as it is; never released,
 *     for who writes it last is not known
 */
record Chunk(Buffer plain, ByteBuf encoded) {

    static Chunk of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] length = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuf encoded = Unpooled.directBuffer(length.length + bytes.length + 2);
        encoded.writeBytes(length).writeBytes(bytes).writeByte('\r').writeByte('\n');
        return new Chunk(Buffer.buffer(bytes), Unpooled.unreleasableBuffer(encoded));
    }
}
