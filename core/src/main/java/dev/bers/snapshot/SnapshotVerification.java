package dev.bers.snapshot;

import dev.bers.config.Sha256;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what was fetched from anywhere, through whatever caches, is what the server published for an environment.
 *
 * <p>In this order: the {@linkplain #pointer pointer} for its signature, its environment and its age; the {@linkplain #index index}
 * for the digest in the pointer; a {@linkplain #body body} for the digest in the index. What passes was signed by a trusted key, is
 * whole, and is not older than what was seen before (The Update Framework calls the last one a rollback attack). That there is
 * nothing newer can't be told from outside; the pointer's time says how long ago it was the newest.
 */
public final class SnapshotVerification {

    private static final String HEX = "0123456789abcdef";

    private final EnvironmentName environment;
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    /** Verifies snapshots of one environment. */
    public SnapshotVerification(EnvironmentName environment, SignatureCheck signatures, Sha256 sha256) {
        this.environment = environment;
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /**
     * The pointer in a document, if it is to be believed.
     *
     * @param releaseSeen the latest release that was believed before; 0 if none was
     * @throws ProblemException if it is not
     */
    public SnapshotPointer pointer(MappingValue document, long releaseSeen) {
        SnapshotPointer pointer = SnapshotPointer.read(document);
        String signature = SnapshotPointer.signature(document);
        if (!signatures.verifies(pointer.key(), SnapshotPointer.signed(document), signature)) {
            throw SnapshotProblems.badSignature(environment.text(), pointer.key());
        }
        if (!pointer.environment().equals(environment)) {
            throw SnapshotProblems.otherEnvironment(pointer.environment().text(), environment.text());
        }
        if (pointer.release() < releaseSeen) {
            throw SnapshotProblems.older(environment.text(), pointer.release(), releaseSeen);
        }
        return pointer;
    }

    /**
     * The index that a believed pointer leads to.
     *
     * @param bytes that were fetched
     * @param document reads these bytes; only called if they are the right ones
     * @throws ProblemException if it is another one
     */
    public SnapshotIndex index(SnapshotPointer pointer, byte[] bytes, Supplier<MappingValue> document) {
        requireDigest("the index", bytes, pointer.digest());
        SnapshotIndex index = SnapshotIndex.read(document.get());
        requireSame(
                "environment", index.environment().text(), pointer.environment().text());
        requireSame("release", String.valueOf(index.release()), String.valueOf(pointer.release()));
        requireSame("revision", String.valueOf(index.revision()), String.valueOf(pointer.revision()));
        return index;
    }

    private static void requireSame(String what, String found, String expected) {
        if (!found.equals(expected)) {
            throw SnapshotProblems.contradiction(what, found, expected);
        }
    }

    /**
     * What a believed index says about a body.
     *
     * @param tenant that it is for; null for whoever names none
     * @throws ProblemException if the release does not have the tenant
     */
    public SnapshotIndex.Body expected(SnapshotIndex index, @Nullable TenantHash tenant) {
        if (index.body(tenant).isPresent()) {
            return index.body(tenant).get();
        }
        throw SnapshotProblems.unknownTenant(String.valueOf(tenant), environment.text(), index.release());
    }

    /**
     * Does nothing if these are the bytes of a body.
     *
     * @throws ProblemException if they are not
     */
    public void body(SnapshotIndex.Body expected, byte[] bytes) {
        requireDigest("a body", bytes, expected.digest());
    }

    private void requireDigest(String what, byte[] bytes, String expected) {
        String found = digest(bytes, sha256);
        if (!found.equals(expected)) {
            throw SnapshotProblems.altered(what, found, expected);
        }
    }

    /** The digest of bytes, as pointers and indexes have it. */
    public static String digest(byte[] bytes, Sha256 sha256) {
        StringBuilder out = new StringBuilder(SnapshotIndex.DIGEST);
        for (byte one : sha256.digest(bytes)) {
            out.append(HEX.charAt((one >> 4) & 15)).append(HEX.charAt(one & 15));
        }
        return out.toString();
    }
}
