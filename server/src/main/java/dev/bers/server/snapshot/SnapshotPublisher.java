package dev.bers.server.snapshot;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.snapshot.SnapshotIndex;
import dev.bers.snapshot.SnapshotPointer;
import dev.bers.snapshot.SnapshotVerification;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what releases hand out: bodies first, then the index that names them, and at last the pointer that makes them the
 * present ones. So whoever reads at any moment, also after a crash at any moment, finds a whole snapshot.
 *
 * <p>Bodies and indexes are named by their digests and never change. The pointer is replaced on the condition that it is still the one
 * that was read, and never by one of an earlier release; so several servers may publish to one place.
 */
public final class SnapshotPublisher {

    private static final int ATTEMPTS_MAX = 5;
    private static final int WRITES_AT_ONCE_MAX = 16;

    private final SnapshotTarget target;
    private final SigningKey key;
    private final InstantSource clock;

    /** What came of publishing. */
    public enum Outcome {
        /** It is the present one now. */
        PUBLISHED,
        /** It was the present one already. */
        UNCHANGED,
        /** A later release is. */
        SUPERSEDED
    }

    /** The present pointer, if it is one that this server's key signed. */
    private record Present(
            @Nullable SnapshotPointer pointer, @Nullable String version) {}

    /**
     * Publishes to a place.
     *
     * @param key that pointers are signed with
     * @param clock by which a pointer says when it was signed
     */
    public SnapshotPublisher(SnapshotTarget target, SigningKey key, InstantSource clock) {
        this.target = target;
        this.key = key;
        this.clock = clock;
    }

    /** Where it publishes. */
    public SnapshotTarget target() {
        return target;
    }

    /**
     * Publishes what a release hands out.
     *
     * @throws ProblemException if that fails; what was the present one still is
     */
    public Outcome publish(SnapshotContent content) {
        EnvironmentName environment = content.environment();
        String name = SnapshotPointer.name(environment);
        Set<String> written = new HashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Present present = present(environment, name);
            SnapshotPointer pointer = present.pointer;
            if (pointer != null && pointer.release() > content.release()) {
                return Outcome.SUPERSEDED;
            }
            if (written.isEmpty() && pointer != null) {
                written.addAll(digests(pointer));
            }
            String digest = writeIndex(writeBodies(content, written));
            if (pointer != null
                    && pointer.release() == content.release()
                    && pointer.digest().equals(digest)) {
                return Outcome.UNCHANGED;
            }
            if (target.replace(name, present.version, signed(content, digest))) {
                return Outcome.PUBLISHED;
            }
        }
        throw new ProblemException(PublishingProblems.overtaken(name, ATTEMPTS_MAX));
    }

    private Present present(EnvironmentName environment, String name) {
        Optional<SnapshotTarget.Stored> stored = target.read(name);
        if (stored.isEmpty()) {
            return new Present(null, null);
        }
        String version = stored.get().version();
        MappingValue document = document(name, stored.get().bytes());
        if (document == null) {
            return new Present(null, version);
        }
        try {
            return new Present(
                    new SnapshotVerification(environment, key, Digests::sha256).pointer(document, 0), version);
        } catch (ProblemException signedByAnother) {
            // As after the key was changed: it says nothing that this server goes by.
            return new Present(null, version);
        }
    }

    private static @Nullable MappingValue document(String name, byte[] bytes) {
        Document document = DocumentReader.readAs(name, ".json", bytes).document();
        return document == null ? null : document.root();
    }

    /** The digests that the present index names: those objects were written before it was, and stay. */
    private Set<String> digests(SnapshotPointer pointer) {
        Optional<SnapshotTarget.Stored> stored = target.read(SnapshotIndex.objectName(pointer.digest()));
        MappingValue document =
                stored.map(index -> document("index", index.bytes())).orElse(null);
        try {
            return document == null ? Set.of() : SnapshotIndex.read(document).digests();
        } catch (ProblemException damaged) {
            return Set.of();
        }
    }

    private SnapshotIndex writeBodies(SnapshotContent content, Set<String> written) {
        Map<TenantHash, SnapshotIndex.Body> tenants = new HashMap<>();
        Deque<Future<?>> writes = new ArrayDeque<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            SnapshotIndex.Body configuration = write(content.body(null), written, writers, writes);
            for (TenantHash tenant : content.tenants()) {
                tenants.put(tenant, write(content.body(tenant), written, writers, writes));
            }
            while (!writes.isEmpty()) {
                await(writes.removeFirst());
            }
            return new SnapshotIndex(
                    content.environment(), content.release(), content.revision(), configuration, tenants);
        }
    }

    private SnapshotIndex.Body write(
            byte[] body, Set<String> written, ExecutorService writers, Deque<Future<?>> writes) {
        String digest = Digests.of(body);
        if (written.add(digest)) {
            if (writes.size() == WRITES_AT_ONCE_MAX) {
                await(writes.removeFirst());
            }
            writes.addLast(writers.submit(() -> target.create(SnapshotIndex.objectName(digest), body)));
        }
        return new SnapshotIndex.Body(digest, body.length);
    }

    private static void await(Future<?> write) {
        try {
            write.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ProblemException told) {
                throw told;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancellationException("a snapshot is published no further");
        }
    }

    private String writeIndex(SnapshotIndex index) {
        byte[] bytes = Json.canonical(index.document()).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Bounds.DOCUMENT_BYTES_MAX) {
            throw new ProblemException(
                    PublishingProblems.tooLarge(index.environment().text(), bytes.length, Bounds.DOCUMENT_BYTES_MAX));
        }
        String digest = Digests.of(bytes);
        target.create(SnapshotIndex.objectName(digest), bytes);
        return digest;
    }

    private byte[] signed(SnapshotContent content, String digest) {
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        SnapshotPointer pointer = new SnapshotPointer(
                content.environment(), content.release(), content.revision(), digest, time, key.name());
        String signature = key.sign(SnapshotPointer.signed(pointer.document()));
        return (Json.write(pointer.document(signature)) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
