package dev.bers.client.published;

import java.io.IOException;
import java.util.Optional;

/** Where snapshots were published: a folder, or whatever a CDN or web server hands out of one or of a bucket. */
@FunctionalInterface
public interface PublishedPlace {

    /**
     * What is there.
     *
     * @param name relative to the place, with {@code /}
     * @param bytesMax how many bytes there may be
     * @return empty if nothing is there
     * @throws IOException if it can't be told, or there are more bytes
     * @throws InterruptedException if nobody waits for it any more
     */
    Optional<byte[]> read(String name, int bytesMax) throws IOException, InterruptedException;
}
