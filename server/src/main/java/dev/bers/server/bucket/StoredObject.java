package dev.bers.server.bucket;

/** What a bucket has under a name. */
public sealed interface StoredObject {

    /**
     * Bytes.
     *
     * @param bytes of the object
     * @param etag changes whenever the bytes do
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(byte[] bytes, String etag) implements StoredObject {}

    /** Still the bytes that the tag in the question was of. */
    record Unchanged() implements StoredObject {}

    /** Nothing. */
    record Absent() implements StoredObject {}
}
