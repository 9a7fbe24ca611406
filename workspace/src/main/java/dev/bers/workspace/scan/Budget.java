package dev.bers.workspace.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How many bytes the archives in one file may expand to, all together. */
final class Budget {

    private final long bytesMax;
    private long spent;

    Budget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    long bytesMax() {
        return bytesMax;
    }

    /** A stream each of whose bytes is paid from the budget. */
    InputStream limit(InputStream in) {
        return new Paid(in);
    }

    private void pay(long bytes) throws SpentException {
        spent += Math.max(0, bytes);
        if (spent > bytesMax) {
            throw new SpentException();
        }
    }

    /** The budget is spent: what is being read is bigger than it may be. */
    static final class SpentException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final class Paid extends FilterInputStream {
        Paid(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            pay(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            pay(read);
            return read;
        }
    }
}
