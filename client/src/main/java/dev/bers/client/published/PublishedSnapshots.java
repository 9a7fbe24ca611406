package dev.bers.client.published;

import dev.bers.client.copy.LastGoodCopy;
import dev.bers.client.served.JsonReader;
import dev.bers.client.served.ServedConfiguration;
import dev.bers.client.snapshot.DigestText;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.snapshot.SignatureCheck;
import dev.bers.snapshot.SnapshotIndex;
import dev.bers.snapshot.SnapshotPointer;
import dev.bers.snapshot.SnapshotVerification;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Bounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an environment runs, read from where a server published it: the pointer, the index that it leads to, and the body that the
 * index leads to, each verified before the next one is asked for. So it doesn't matter who hands them out, or through which caches.
 */
public final class PublishedSnapshots {

    private static final int POINTER_BYTES_MAX = 16_384;

    private final PublishedPlace place;
    private final SignatureCheck keys;

    /** Those at a place that were signed with one of some keys. */
    public PublishedSnapshots(PublishedPlace place, SignatureCheck keys) {
        this.place = place;
        this.keys = keys;
    }

    /**
     * A configuration that was verified.
     *
     * @param pointer that led to it
     * @param configuration for the environment and tenant that were asked for
     */
    public record Verified(SnapshotPointer pointer, ServedConfiguration configuration) {}

    /**
     * What an environment runs now, as far as this place knows.
     *
     * @param tenant null for none
     * @param releaseSeen the latest release that was believed before; 0 if none was
     * @throws ProblemException if something is missing, or not to be believed
     * @throws IOException if the place does not answer
     * @throws InterruptedException if nobody waits for it any more
     */
    public Verified read(EnvironmentName environment, @Nullable TenantHash tenant, long releaseSeen)
            throws IOException, InterruptedException {
        SnapshotVerification verification = new SnapshotVerification(environment, keys, DigestText::sha256);
        byte[] signed = bytes(SnapshotPointer.name(environment), POINTER_BYTES_MAX);
        SnapshotPointer pointer = verification.pointer(JsonReader.mapping(text(signed)), releaseSeen);
        // An index that does not match its digest is not even read.
        byte[] indexed = bytes(SnapshotIndex.objectName(pointer.digest()), Bounds.DOCUMENT_BYTES_MAX);
        SnapshotIndex index = verification.index(pointer, indexed, () -> JsonReader.mapping(text(indexed)));
        SnapshotIndex.Body expected = verification.expected(index, tenant);
        byte[] body = bytes(SnapshotIndex.objectName(expected.digest()), LastGoodCopy.BYTES_MAX);
        verification.body(expected, body);
        return new Verified(pointer, ServedConfiguration.read(body).expectedFor(environment, tenant));
    }

    private byte[] bytes(String name, int bytesMax) throws IOException, InterruptedException {
        return place.read(name, bytesMax)
                .orElseThrow(() -> new ProblemException(PublishedProblems.missing(name + " of " + place)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
