package dev.bers.server.tenant;

import dev.bers.problem.ProblemException;
import dev.bers.server.bucket.Bucket;
import dev.bers.server.bucket.BucketAddress;
import dev.bers.server.bucket.BucketException;
import dev.bers.server.bucket.BucketSettings;
import dev.bers.tenant.TenantHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where documents of tenants come from that are in no release. */
public interface TenantSource extends AutoCloseable {

    /** The variable that names the source. */
    String VARIABLE = "BERS_TENANTS_URL";

    /**
     * The source that a text names.
     *
     * @param text the address of a bucket, or empty
     * @return empty where tenants are those of the workspace only
     * @throws ProblemException if it names none
     */
    static Optional<TenantSource> of(String text, BucketSettings settings) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.startsWith(BucketAddress.SCHEME)) {
            throw new ProblemException(TenantProblems.badSource(text));
        }
        return Optional.of(new BucketTenants(new Bucket(BucketAddress.parse(text), settings)));
    }

    /** What it is called in messages. */
    String address();

    /** The address of a document in it, for people. */
    String addressOf(TenantHash tenant, String name);

    /**
     * What there is of a tenant now; empty if there is no document.
     *
     * @param known what was there before; given back, the very same, if nothing is different. Null if nothing is known
     * @throws BucketException if it can't be told
     */
    Optional<TenantDocuments> fetch(TenantHash tenant, @Nullable TenantDocuments known) throws BucketException;

    /**
     * Some of its tenants.
     *
     * @param after the {@link TenantPage#next} of the page before; null for the first page
     * @param limit from 1 to {@link BucketTenants#PAGE_MAX}
     * @throws BucketException if they can't be told
     */
    TenantPage list(@Nullable String after, int limit) throws BucketException;

    @Override
    void close();
}
