package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactScan;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A stream of which each byte that is read is searched as it is, once, whoever reads it and whatever is unpacked from it;
 * bytes can be looked at before they are read. Reused from stream to stream.
 */
final class SearchedBytes extends InputStream {

    private static final int CAPACITY = 64 * 1_024;

    private final ArtefactScan scan;
    private final byte[] buffer = new byte[CAPACITY];
    private InputStream in = InputStream.nullInputStream();
    private int from;
    private int to;
    private int searched;
    private int marked;
    private long buffered;
    private boolean isSpent;
    private @Nullable IOException failure;

    /** Empty as yet. */
    SearchedBytes(ArtefactScan scan) {
        this.scan = scan;
    }

    /** Begins with another stream, which it does not close. */
    void open(InputStream next) {
        in = next;
        from = 0;
        to = 0;
        searched = 0;
        marked = 0;
        buffered = 0;
        isSpent = false;
        failure = null;
    }

    /** What was found in the bytes that were read, in the order of their places. */
    List<ArtefactFinding> finish() {
        return scan.finish();
    }

    /** How many more findings there were in the last stream than were kept. */
    int dropped() {
        return scan.dropped();
    }

    /** How many bytes were read. */
    long length() {
        return buffered - (to - from);
    }

    /** How many bytes can be looked at: as many as wanted, fewer only where the stream ends or breaks. */
    int ahead(int wanted) {
        while (to - from < wanted && fill()) {
            // Streams may give less than is asked for.
        }
        return Math.min(to - from, wanted);
    }

    /** A byte that {@link #ahead} has said can be looked at, counted from the next one to be read. */
    int peek(int offset) {
        return buffer[from + offset] & 255;
    }

    /** The number that bytes make up which can be looked at, the lowest first. */
    long number(int offset, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | peek(offset + i);
        }
        return number;
    }

    private boolean fill() {
        if (isSpent) {
            return false;
        }
        if (from == to || to == CAPACITY) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            searched -= from;
            from = 0;
        }
        try {
            int read = in.read(buffer, to, CAPACITY - to);
            isSpent = read < 0;
            to += Math.max(0, read);
            buffered += Math.max(0, read);
        } catch (IOException stopped) {
            // What came before it is read first.
            isSpent = true;
            failure = stopped;
        }
        return !isSpent;
    }

    /** Whether all is read. */
    boolean isAtEnd() throws IOException {
        if (ahead(1) == 1) {
            return false;
        }
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    /** Reads bytes that were looked at. */
    void take(int count) {
        from += count;
        if (from > searched) {
            scan.feed(buffer, searched, from);
            searched = from;
        }
    }

    /** Reads on to the next byte with which something packed may begin; over one byte at least, and not over the end. */
    void takeUntilPacked() {
        ahead(CAPACITY / 2);
        take(Math.max(1, PackedBeginning.next(buffer, from + 1, to) - from));
    }

    /** Reads all bytes that are zero. */
    void takeZeros() throws IOException {
        while (!isAtEnd() && peek(0) == 0) {
            take(1);
        }
    }

    /** Inflates some of what comes next, and reads as much as that takes; nothing only if the inflater has finished. */
    int inflate(Inflater inflater, byte[] out, int offset, int length) throws IOException, DataFormatException {
        while (true) {
            ahead(1);
            inflater.setInput(buffer, from, to - from);
            int inflated = inflater.inflate(out, offset, length);
            take(to - from - inflater.getRemaining());
            if (inflated > 0 || inflater.finished()) {
                return inflated;
            }
            if (isAtEnd() || inflater.needsDictionary()) {
                throw new EOFException();
            }
        }
    }

    @Override
    public int read() throws IOException {
        if (isAtEnd()) {
            return -1;
        }
        int value = peek(0);
        take(1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        boolean isAtEnd = isAtEnd();
        marked = from;
        if (isAtEnd) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, bytes, offset, count);
        take(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        ahead(limit);
        marked = from;
    }

    /** Reads again from the mark, or from where the last reading began; what was searched is not searched again. */
    @Override
    public void reset() {
        from = marked;
    }

    /** The next bytes as a stream of their own, which breaks where this one ends before them. */
    InputStream part(long length) {
        return new Part(length);
    }

    private final class Part extends InputStream {
        private long left;

        Part(long length) {
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = SearchedBytes.this.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
            return read;
        }
    }
}
