package dev.bers.workspace.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** What a gzip holds (RFC 1952): the contents of its members, one behind the other, as one stream. */
final class GzipMembers extends InputStream {

    private static final int FIXED_LENGTH = 10;
    private static final int TRAILER_LENGTH = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final SearchedBytes bytes;
    private InflatedStream member;
    private boolean isEnded;

    GzipMembers(SearchedBytes bytes) throws IOException {
        this.bytes = bytes;
        this.member = next();
    }

    private InflatedStream next() throws IOException {
        skipHeader(bytes);
        return InflatedStream.ofBare(bytes);
    }

    /** Reads the header of a member; answers with its length. */
    static int skipHeader(InputStream in) throws IOException {
        byte[] fixed = read(in, FIXED_LENGTH);
        int flags = fixed[3];
        if ((flags & RESERVED) != 0) {
            throw new ZipException("its header has unknown flags");
        }
        int length = FIXED_LENGTH;
        if ((flags & HAS_EXTRA) != 0) {
            byte[] size = read(in, 2);
            int extra = (size[0] & 255) | ((size[1] & 255) << 8);
            read(in, extra);
            length += 2 + extra;
        }
        length += (flags & HAS_NAME) != 0 ? skipText(in) : 0;
        length += (flags & HAS_COMMENT) != 0 ? skipText(in) : 0;
        if ((flags & HAS_CHECKSUM) != 0) {
            read(in, 2);
            length += 2;
        }
        return length;
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int skipText(InputStream in) throws IOException {
        int length = 0;
        int value;
        do {
            value = in.read();
            length++;
            if (value < 0) {
                throw new EOFException();
            }
        } while (value > 0);
        return length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        int read = isEnded ? -1 : member.read(out, offset, length);
        while (read < 0 && !isEnded) {
            read(bytes, TRAILER_LENGTH);
            if (PackedBeginning.of(bytes, false) != PackedBeginning.GZIP) {
                isEnded = true;
                return -1;
            }
            member.close();
            member = next();
            read = member.read(out, offset, length);
        }
        return read;
    }

    @Override
    public void close() {
        member.close();
    }
}
