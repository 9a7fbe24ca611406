package dev.bers.server.bucket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what stands below a prefix, in the order of the names.
 *
 * @param objects directly below it
 * @param folders the names between the prefix and the next slash
 * @param isWhole whether nothing follows
 */
public record BucketListing(List<Listed> objects, List<String> folders, boolean isWhole) {

    /** Copies the lists. */
    public BucketListing {
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
    }

    /**
     * An object.
     *
     * @param name what follows the address of the bucket
     * @param etag changes whenever its bytes do; null where the S3 does not tell in listings
     * @param bytes how many it has
     */
    public record Listed(String name, @Nullable String etag, long bytes) {}
}
