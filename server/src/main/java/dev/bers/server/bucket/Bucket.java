package dev.bers.server.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects below one address in S3. Safe for use by several threads; the client is made with the first request, so that
 * a server that never asks doesn't pay for it.
 */
public final class Bucket implements AutoCloseable {

    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final String JSON = "application/json";

    private final BucketAddress address;
    private final BucketFailures failures;
    private final BucketSettings settings;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable S3Client client;

    /** What is below an address, reached as the settings say. */
    public Bucket(BucketAddress address, BucketSettings settings) {
        this.address = address;
        this.settings = settings;
        this.failures = new BucketFailures(address, settings);
    }

    /** Where it is. */
    public BucketAddress address() {
        return address;
    }

    private S3Client client() {
        S3Client known = client;
        if (known != null) {
            return known;
        }
        making.lock();
        try {
            S3Client made = client == null ? BucketClient.make(settings) : client;
            client = made;
            return made;
        } finally {
            making.unlock();
        }
    }

    /**
     * The object under a name.
     *
     * @param etag of the bytes that the caller has already; null if it has none
     * @param bytesMax what a larger one is refused for, without being read
     */
    public StoredObject get(String name, @Nullable String etag, int bytesMax) throws BucketException {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(address.bucket())
                .key(address.prefix() + name)
                .ifNoneMatch(etag)
                .build();
        try {
            StoredObject.Found found = client().getObject(request, bounded(bytesMax));
            if (found.bytes().length > bytesMax) {
                throw BucketException.ofObject(BucketProblems.tooLarge(address.of(name), bytesMax));
            }
            return found;
        } catch (S3Exception answer) {
            if (answer.statusCode() == NOT_MODIFIED) {
                return new StoredObject.Unchanged();
            }
            if (answer.statusCode() == NOT_FOUND && !failures.isOfBucket(answer)) {
                return new StoredObject.Absent();
            }
            throw failures.of(answer);
        } catch (SdkException failure) {
            throw failures.of(failure);
        }
    }

    /** Reads one byte more than there may be, and hangs up on the rest. */
    private static ResponseTransformer<GetObjectResponse, StoredObject.Found> bounded(int bytesMax) {
        return (response, in) -> {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                in.abort();
            }
            return new StoredObject.Found(bytes, response.eTag());
        };
    }

    /**
     * What stands below a prefix, up to the next slash.
     *
     * @param prefix that follows the address
     * @param after the name after which the listing begins; null to begin with the first
     * @param limit how many objects and folders are listed, from 1 to 1000
     */
    public BucketListing list(String prefix, @Nullable String after, int limit) throws BucketException {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(address.bucket())
                .prefix(address.prefix() + prefix)
                .delimiter("/")
                .startAfter(after == null ? null : address.prefix() + after)
                .maxKeys(limit)
                .build();
        try {
            return listing(client().listObjectsV2(request), address.prefix() + prefix);
        } catch (SdkException failure) {
            throw failures.of(failure);
        }
    }

    private BucketListing listing(ListObjectsV2Response response, String prefix) {
        List<BucketListing.Listed> objects = new ArrayList<>();
        for (S3Object object : response.contents()) {
            String name = object.key().substring(address.prefix().length());
            objects.add(new BucketListing.Listed(name, object.eTag(), object.size()));
        }
        List<String> folders = new ArrayList<>();
        for (CommonPrefix folder : response.commonPrefixes()) {
            folders.add(
                    folder.prefix().substring(prefix.length(), folder.prefix().length() - 1));
        }
        return new BucketListing(objects, folders, !Boolean.TRUE.equals(response.isTruncated()));
    }

    /**
     * Writes an object where there is none.
     *
     * @return whether it was written: no if there is one already
     */
    public boolean create(String name, byte[] bytes) throws BucketException {
        return put(put(name).ifNoneMatch("*").build(), bytes);
    }

    /**
     * Writes an object in the place of another one.
     *
     * @param etag of the one that it replaces
     * @return whether it was written: no if another one is there now, or none
     */
    public boolean replace(String name, String etag, byte[] bytes) throws BucketException {
        return put(put(name).ifMatch(etag).build(), bytes);
    }

    private PutObjectRequest.Builder put(String name) {
        return PutObjectRequest.builder()
                .bucket(address.bucket())
                .key(address.prefix() + name)
                .contentType(JSON);
    }

    private boolean put(PutObjectRequest request, byte[] bytes) throws BucketException {
        try {
            client().putObject(request, RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception answer) {
            boolean isOvertaken = answer.statusCode() == PRECONDITION_FAILED
                    || answer.statusCode() == CONFLICT
                    || (answer.statusCode() == NOT_FOUND && !failures.isOfBucket(answer));
            if (isOvertaken) {
                return false;
            }
            throw failures.of(answer);
        } catch (SdkException failure) {
            throw failures.of(failure);
        }
    }

    /** Lets go of the connections. */
    @Override
    public void close() {
        Optional.ofNullable(client).ifPresent(S3Client::close);
    }
}
