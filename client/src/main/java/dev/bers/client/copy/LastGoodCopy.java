package dev.bers.client.copy;

import dev.bers.client.snapshot.DigestText;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the last good answer of a server, byte for byte, below a line with its SHA-256. It is replaced as a
 * whole: who reads it, also after a crash at any moment, finds an old one or a new one.
 */
public final class LastGoodCopy {

    /** Bytes of the largest that is read or written. */
    public static final int BYTES_MAX = 16 * 1024 * 1024;

    private static final String FORMAT = "bers-copy 1 ";
    private static final int HEADER_BYTES = (FORMAT + "sha256:").length() + 64 + 1;

    private final Path file;
    private final Consumer<Problem> reports;

    /**
     * The copy of one environment and tenant.
     *
     * @param folder made when it is needed
     * @param tenant null for none
     * @param reports is told of what is wrong with the file
     */
    public LastGoodCopy(
            Path folder, EnvironmentName environment, @Nullable TenantHash tenant, Consumer<Problem> reports) {
        this.file = folder.resolve(environment + (tenant == null ? "" : "@" + tenant) + ".copy");
        this.reports = reports;
    }

    /** The answer; empty, with a report, if it was altered or cannot be read, and without one if there is none. */
    public Optional<byte[]> read() {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(BYTES_MAX + HEADER_BYTES);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            reports.accept(CopyProblems.unreadable(file.toString(), reason(unreadable)));
            return Optional.empty();
        }
        byte[] body =
                content.length < HEADER_BYTES ? new byte[0] : Arrays.copyOfRange(content, HEADER_BYTES, content.length);
        if (!Arrays.equals(header(body), Arrays.copyOf(content, HEADER_BYTES))) {
            reports.accept(CopyProblems.altered(file.toString()));
            return Optional.empty();
        }
        return Optional.of(body);
    }

    private static byte[] header(byte[] body) {
        return (FORMAT + DigestText.of(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Replaces the answer; where that fails, the old one stays, and this is reported. */
    public void write(byte[] body) {
        try {
            replace(body);
        } catch (IOException failure) {
            reports.accept(CopyProblems.unwritable(file.toString(), reason(failure)));
        }
    }

    private void replace(byte[] body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(HEADER_BYTES + body.length);
        content.writeBytes(header(body));
        content.writeBytes(body);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder == null ? file.toAbsolutePath() : folder);
        // Only its owner can read a temporary file, and so the copy.
        Path beside = Files.createTempFile(folder, ".", ".part");
        try {
            // Not by a channel: that would be closed by whoever closes the client in this moment.
            try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
                out.write(content.toByteArray());
                out.getFD().sync();
            }
            move(beside);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void move(Path beside) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onlyOnSomeFileSystems) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : " " + failure.getMessage());
    }
}
