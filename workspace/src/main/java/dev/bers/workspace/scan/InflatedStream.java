package dev.bers.workspace.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** What deflated bytes (RFC 1951), or a zlib stream of them (RFC 1950), say; it reads as many of them as belong to it, and not one more. */
final class InflatedStream extends InputStream {

    private final SearchedBytes bytes;
    private final Inflater inflater;

    private InflatedStream(SearchedBytes bytes, Inflater inflater) {
        this.bytes = bytes;
        this.inflater = inflater;
    }

    /** Of bytes with nothing around them. */
    static InflatedStream ofBare(SearchedBytes bytes) {
        return new InflatedStream(bytes, new Inflater(true));
    }

    /** Of a zlib stream. */
    static InflatedStream ofZlib(SearchedBytes bytes) {
        return new InflatedStream(bytes, new Inflater());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (inflater.finished()) {
            return -1;
        }
        try {
            int inflated = bytes.inflate(inflater, out, offset, length);
            return inflated == 0 ? -1 : inflated;
        } catch (DataFormatException broken) {
            ZipException told = new ZipException(broken.getMessage());
            told.initCause(broken);
            throw told;
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
