package dev.bers.workspace.writing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces files as a whole: readers see the old content or the new one, also after a crash at any moment. */
public final class AtomicFiles {

    private AtomicFiles() {}

    /** Writes a text as UTF-8, see {@link #write(Path, byte[])}. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file beside its place, forces it to the disk and moves it there. Missing folders are made; a symbolic
     * link is followed, and the permissions of a file that is replaced are kept.
     *
     * @throws FileSystemException of the file, with the reason, if it can't be written; then the old file, if any, is
     *     as it was and nothing is left beside it
     */
    public static void write(Path file, byte[] content) throws FileSystemException {
        try {
            replace(file, content);
        } catch (IOException failure) {
            // Named is what was to be written, not the file beside it that nobody knows of.
            FileSystemException refused =
                    new FileSystemException(file.toString(), null, "it can't be written: " + reason(failure));
            refused.initCause(failure);
            throw refused;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no file or folder can be made there";
        }
        if (failure instanceof FileAlreadyExistsException inTheWay) {
            return inTheWay.getFile() + " is no folder";
        }
        String reason = failure instanceof FileSystemException other ? other.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path around = place.getParent();
        if (around == null) {
            throw new FileSystemException(file.toString(), null, "it is the root of all folders");
        }
        Path folder = Files.createDirectories(around);
        Path beside = Files.createTempFile(folder, "." + place.getFileName() + ".", ".part");
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            givePermissions(beside, place);
            move(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void givePermissions(Path beside, Path place) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        view.setPermissions(
                Files.exists(place)
                        ? Files.getPosixFilePermissions(place)
                        : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static void move(Path beside, Path place) throws IOException {
        try {
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onlyOnSomeFileSystems) {
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
