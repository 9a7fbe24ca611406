package dev.bers.server.snapshot;

import dev.bers.problem.ProblemException;
import dev.bers.server.bucket.Bucket;
import dev.bers.server.bucket.BucketException;
import dev.bers.server.bucket.StoredObject;
import dev.bers.value.Bounds;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bucket, whose conditional writes keep the order of pointers. */
final class BucketTarget implements SnapshotTarget {

    private final Bucket bucket;

    BucketTarget(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public String address() {
        return bucket.address().toString();
    }

    @Override
    public Optional<Stored> read(String name) {
        try {
            return bucket.get(name, null, Bounds.DOCUMENT_BYTES_MAX) instanceof StoredObject.Found found
                    ? Optional.of(new Stored(found.bytes(), found.etag()))
                    : Optional.empty();
        } catch (BucketException failure) {
            throw new ProblemException(failure.problem());
        }
    }

    @Override
    public void create(String name, byte[] bytes) {
        write(name, null, bytes);
    }

    @Override
    public boolean replace(String name, @Nullable String version, byte[] bytes) {
        return write(name, version, bytes);
    }

    private boolean write(String name, @Nullable String version, byte[] bytes) {
        try {
            return version == null ? bucket.create(name, bytes) : bucket.replace(name, version, bytes);
        } catch (BucketException failure) {
            throw new ProblemException(failure.problem());
        }
    }

    @Override
    public void close() {
        bucket.close();
    }
}
