package dev.bers.server.tenant;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.bucket.Bucket;
import dev.bers.server.bucket.BucketException;
import dev.bers.server.bucket.BucketListing;
import dev.bers.server.bucket.StoredObject;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Bounds;
import dev.bers.workspace.reading.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Tenants of a bucket: {@code tenants/<hash>/config.json} and {@code tenants/<hash>/config.<environment>.json}, or the same with
 * another ending of documents.
 *
 * <p>One listing tells which documents a tenant has, so that one that appeared is found and one that is gone is missed; those that
 * the listing does not show to be the same are read at once beside each other, if they changed.
 */
public final class BucketTenants implements TenantSource {

    /** Documents of one tenant. */
    public static final int DOCUMENTS_MAX = 256;
    /** Bytes of all documents of one tenant. */
    public static final int BYTES_MAX = Bounds.DOCUMENT_BYTES_MAX;
    /** Tenants of one page of a listing. */
    public static final int PAGE_MAX = 1000;

    private static final String FOLDER = "tenants/";
    /** The character after the slash: what begins with a folder's name and this comes right after all that is in the folder. */
    private static final String AFTER_FOLDER = "0";

    private final Bucket bucket;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    /** The tenants in a bucket. */
    public BucketTenants(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public String address() {
        return bucket.address().toString();
    }

    @Override
    public String addressOf(TenantHash tenant, String name) {
        return bucket.address().of(folder(tenant) + name);
    }

    private static String folder(TenantHash tenant) {
        return FOLDER + tenant + "/";
    }

    @Override
    public Optional<TenantDocuments> fetch(TenantHash tenant, @Nullable TenantDocuments known) throws BucketException {
        BucketListing listing = bucket.list(folder(tenant) + TenantDocuments.STEM, null, DOCUMENTS_MAX);
        List<BucketListing.Listed> listed = listing.objects().stream()
                .filter(object -> isDocument(nameOf(object)))
                .toList();
        long bytes = listed.stream().mapToLong(BucketListing.Listed::bytes).sum();
        if (!listing.isWhole() || bytes > BYTES_MAX) {
            throw BucketException.ofObject(TenantProblems.tooMuch(addressOf(tenant, ""), DOCUMENTS_MAX, BYTES_MAX));
        }
        SortedMap<String, TenantDocuments.Stored> documents = read(listed, known);
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                known != null && isSame(known.documents(), documents) ? known : new TenantDocuments(tenant, documents));
    }

    private static String nameOf(BucketListing.Listed object) {
        return object.name().substring(object.name().lastIndexOf('/') + 1);
    }

    private static boolean isDocument(String name) {
        if (DocumentReader.endingOf(name) == null) {
            return false;
        }
        String stem = TenantDocuments.stemOf(name);
        return stem.equals(TenantDocuments.STEM)
                || (stem.startsWith(TenantDocuments.STEM + ".")
                        && EnvironmentName.parse(TenantDocuments.environmentOf(stem))
                                .isPresent());
    }

    private static boolean isSame(
            SortedMap<String, TenantDocuments.Stored> before, SortedMap<String, TenantDocuments.Stored> after) {
        return before.keySet().equals(after.keySet())
                && before.entrySet().stream()
                        .allMatch(document -> document.getValue().bytes()
                                == Objects.requireNonNull(after.get(document.getKey()))
                                        .bytes());
    }

    private SortedMap<String, TenantDocuments.Stored> read(
            List<BucketListing.Listed> listed, @Nullable TenantDocuments known) throws BucketException {
        SortedMap<String, TenantDocuments.Stored> documents = new TreeMap<>();
        List<Future<Optional<TenantDocuments.Stored>>> readings = new ArrayList<>();
        for (BucketListing.Listed object : listed) {
            TenantDocuments.Stored before =
                    known == null ? null : known.documents().get(nameOf(object));
            readings.add(readers.submit(() -> read(object, before)));
        }
        for (int i = 0; i < listed.size(); i++) {
            String name = nameOf(listed.get(i));
            outcome(readings.get(i)).ifPresent(stored -> documents.put(name, stored));
        }
        return documents;
    }

    private static Optional<TenantDocuments.Stored> outcome(Future<Optional<TenantDocuments.Stored>> reading)
            throws BucketException {
        try {
            return reading.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof BucketException told) {
                throw told;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancellationException("a tenant's document is waited for no more");
        }
    }

    private Optional<TenantDocuments.Stored> read(BucketListing.Listed object, TenantDocuments.@Nullable Stored before)
            throws BucketException {
        if (before != null && object.etag() != null && object.etag().equals(before.listed())) {
            return Optional.of(before);
        }
        StoredObject answer = bucket.get(object.name(), before == null ? null : before.etag(), BYTES_MAX);
        return switch (answer) {
            case StoredObject.Found found ->
                Optional.of(new TenantDocuments.Stored(found.bytes(), found.etag(), object.etag()));
            case StoredObject.Unchanged same -> Optional.ofNullable(before);
            case StoredObject.Absent gone -> Optional.empty();
        };
    }

    @Override
    public TenantPage list(@Nullable String after, int limit) throws BucketException {
        BucketListing listing = bucket.list(FOLDER, after == null ? null : FOLDER + after + AFTER_FOLDER, limit);
        List<TenantHash> tenants = listing.folders().stream()
                .flatMap(name -> TenantHash.parse(name).stream())
                .toList();
        boolean isLast = listing.isWhole() || listing.folders().isEmpty();
        return new TenantPage(tenants, isLast ? null : listing.folders().getLast());
    }

    @Override
    public void close() {
        readers.close();
        bucket.close();
    }
}
