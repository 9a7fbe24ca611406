package dev.bers.server.release;

import org.jspecify.annotations.Nullable;

/**
 * A request, by whom, and on what condition.
 *
 * @param expectedRelease the number of the release that the environment must run, else nothing is done; null for any
 * @param expectedRevision the number of the revision that all the environments must run; null for any
 * @param idempotency null if the request bears no key
 */
public record ReleaseOrder(
        ReleaseRequest request,
        Authorship authorship,
        @Nullable Long expectedRelease,
        @Nullable Long expectedRevision,
        @Nullable Idempotency idempotency) {

    /**
     * By which a repeated request is known.
     *
     * @param key as the client chose it
     * @param requestDigest of all that the request says
     */
    public record Idempotency(String key, String requestDigest) {}

    /** A request without conditions. */
    public static ReleaseOrder of(ReleaseRequest request, Authorship authorship) {
        return new ReleaseOrder(request, authorship, null, null, null);
    }

    /** The same, if an environment runs a release; null for any. */
    public ReleaseOrder expectingRelease(@Nullable Long release) {
        return new ReleaseOrder(request, authorship, release, expectedRevision, idempotency);
    }

    /** The same, if all environments run a revision; null for any. */
    public ReleaseOrder expectingRevision(@Nullable Long revision) {
        return new ReleaseOrder(request, authorship, expectedRelease, revision, idempotency);
    }

    /** The same, done once however often it is asked for; null for each time. */
    public ReleaseOrder once(@Nullable Idempotency known) {
        return new ReleaseOrder(request, authorship, expectedRelease, expectedRevision, known);
    }
}
