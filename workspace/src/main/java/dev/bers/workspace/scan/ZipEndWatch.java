package dev.bers.workspace.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A zip as it is read, which notices the record that ends it (APPNOTE 4.3.16): a reader of streams takes a cut between
 * two entries for the end. Closing it does not close the stream beneath.
 */
final class ZipEndWatch extends FilterInputStream {

    private static final int END_RECORD = 0x504B_0506;

    private int last;
    private boolean hasEnded;

    ZipEndWatch(InputStream in) {
        super(in);
    }

    /** Whether the record was read. */
    boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            notice(value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        for (int i = 0; i < read; i++) {
            notice(bytes[from + i] & 255);
        }
        return read;
    }

    private void notice(int value) {
        last = (last << 8) | value;
        hasEnded |= last == END_RECORD;
    }

    @Override
    public void close() {
        // The one who opened the stream beneath closes it.
    }
}
