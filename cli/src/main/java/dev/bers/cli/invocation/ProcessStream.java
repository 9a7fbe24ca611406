package dev.bers.cli.invocation;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A standard stream of the process, always UTF-8, also where the console's code page is another. It remembers that
 * what was printed got lost, which a {@link PrintStream} alone keeps to itself.
 */
public final class ProcessStream extends PrintStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Sink sink;

    private ProcessStream(Sink sink) {
        super(new BufferedOutputStream(sink, BUFFER_BYTES), false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /** The stream of a descriptor. */
    public static ProcessStream of(FileDescriptor descriptor) {
        return new ProcessStream(new Sink(new FileOutputStream(descriptor)));
    }

    /**
     * Why what was printed did not arrive, in the system's words; empty if it did, or if the reader has gone away on
     * purpose ({@code | head}).
     */
    public Optional<String> loss() {
        flush();
        String reason = sink.reason;
        return reason == null || reason.contains("Broken pipe") ? Optional.empty() : Optional.of(reason);
    }

    /** Hands on what it gets, and keeps the first failure. */
    private static final class Sink extends FilterOutputStream {
        private @Nullable String reason;

        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException failed) {
                reason = reason == null ? String.valueOf(failed.getMessage()) : reason;
                throw failed;
            }
        }
    }
}
