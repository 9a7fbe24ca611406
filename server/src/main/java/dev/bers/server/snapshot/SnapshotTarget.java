package dev.bers.server.snapshot;

import dev.bers.problem.ProblemException;
import dev.bers.server.bucket.Bucket;
import dev.bers.server.bucket.BucketAddress;
import dev.bers.server.bucket.BucketSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where snapshots are published. Every method throws a {@link ProblemException} if it can't do what it is for. */
public sealed interface SnapshotTarget extends AutoCloseable permits FolderTarget, BucketTarget {

    /**
     * What is there under a name.
     *
     * @param bytes of it
     * @param version changes whenever the bytes do
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(byte[] bytes, String version) {}

    /**
     * The target that a text names: a bucket's address, or else a folder.
     *
     * @throws ProblemException if it begins like the address of a bucket, and is none
     */
    static SnapshotTarget of(String text, BucketSettings settings) {
        return text.startsWith(BucketAddress.SCHEME)
                ? new BucketTarget(new Bucket(BucketAddress.parse(text), settings))
                : new FolderTarget(Path.of(text));
    }

    /** What it is called in messages. */
    String address();

    /** What is there under a name; empty if there is nothing. */
    Optional<Stored> read(String name);

    /** Writes what never changes: bytes under a name that is made of them. */
    void create(String name, byte[] bytes);

    /**
     * Writes what changes, unless somebody else was faster.
     *
     * @param version of what is replaced; null if nothing is there
     * @return whether it was written: no if something else is there now
     */
    boolean replace(String name, @Nullable String version, byte[] bytes);

    @Override
    void close();
}
