package dev.bers.client.published;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder with published snapshots. */
public final class FolderPlace implements PublishedPlace {

    private final Path folder;

    /** What is in a folder. */
    public FolderPlace(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String name, int bytesMax) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new IOException("the file " + folder.resolve(name) + " is longer than " + bytesMax + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
