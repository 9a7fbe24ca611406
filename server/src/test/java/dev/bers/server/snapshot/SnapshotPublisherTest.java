package dev.bers.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.bucket.BucketSettings;
import dev.bers.server.bucket.RealS3;
import dev.bers.server.snapshot.SnapshotPublisher.Outcome;
import dev.bers.snapshot.SnapshotIndex;
import dev.bers.snapshot.SnapshotPointer;
import dev.bers.snapshot.SnapshotVerification;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotPublisherTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final TenantHash ACME = new TenantHash("acme");
    private static final BucketSettings NO_BUCKET = BucketSettings.of(Map.of());
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00.123Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RealS3 s3;

    @SuppressWarnings("NullAway.Init")
    private static SigningKey key;

    private static int places;

    @BeforeAll
    static void start() throws IOException {
        s3 = new RealS3().bucket("snapshots");
        key = key("01");
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    private static SigningKey key(String digits) throws IOException {
        return SigningKey.read(Files.writeString(folder.resolve(digits + ".pem"), Pem.ofSeed(digits.repeat(32))));
    }

    /** What a release says. */
    private record Content(long release, Map<TenantHash, String> bodies, String body) implements SnapshotContent {

        static Content of(long release, String body) {
            return new Content(release, Map.of(ACME, "{\"tenant\":\"acme\"}\n"), body);
        }

        @Override
        public EnvironmentName environment() {
            return STAGING;
        }

        @Override
        public long revision() {
            return release + 100;
        }

        @Override
        public Collection<TenantHash> tenants() {
            return bodies.keySet();
        }

        @Override
        public byte[] body(@Nullable TenantHash tenant) {
            String text = tenant == null ? body : Objects.requireNonNull(bodies.get(tenant));
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static SnapshotTarget target(String kind) {
        String place = "place-" + places++;
        return kind.equals("folder")
                ? SnapshotTarget.of(folder.resolve(place).toString(), NO_BUCKET)
                : SnapshotTarget.of("s3://snapshots/" + place, s3.settings());
    }

    private static SnapshotPublisher publisher(SnapshotTarget target) {
        return new SnapshotPublisher(target, key, CLOCK);
    }

    private static byte[] bytes(SnapshotTarget target, String name) {
        return target.read(name).orElseThrow().bytes();
    }

    private static MappingValue document(byte[] bytes) {
        return Objects.requireNonNull(
                        DocumentReader.readAs("it", ".json", bytes).document())
                .root();
    }

    /** What somebody who verifies everything gets. */
    private static String fetched(SnapshotTarget target, @Nullable TenantHash tenant) {
        SnapshotVerification verification = new SnapshotVerification(STAGING, key, Digests::sha256);
        SnapshotPointer pointer = verification.pointer(document(bytes(target, SnapshotPointer.name(STAGING))), 0);
        byte[] index = bytes(target, SnapshotIndex.objectName(pointer.digest()));
        SnapshotIndex.Body expected =
                verification.expected(verification.index(pointer, index, () -> document(index)), tenant);
        byte[] body = bytes(target, SnapshotIndex.objectName(expected.digest()));
        verification.body(expected, body);
        assertThat(body.length).isEqualTo(expected.bytes());
        return pointer.release() + ": " + new String(body, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void what_is_published_can_be_verified_from_the_pointer_to_each_body(String kind) {
        try (SnapshotTarget target = target(kind)) {
            assertThat(publisher(target).publish(Content.of(1, "{}\n"))).isEqualTo(Outcome.PUBLISHED);
            assertThat(fetched(target, null)).isEqualTo("1: {}\n");
            assertThat(fetched(target, ACME)).isEqualTo("1: {\"tenant\":\"acme\"}\n");
            assertThat(new String(bytes(target, "environments/staging/latest.json"), StandardCharsets.UTF_8))
                    .startsWith("{\"format\":1,\"environment\":\"staging\",\"release\":1,\"revision\":101,")
                    .contains("\"time\":\"2026-01-01T00:00:00Z\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void a_later_release_takes_the_place_and_an_earlier_one_never_does(String kind) {
        try (SnapshotTarget target = target(kind)) {
            SnapshotPublisher publisher = publisher(target);
            publisher.publish(Content.of(1, "{}\n"));
            assertThat(publisher.publish(Content.of(2, "{\"A\":1}\n"))).isEqualTo(Outcome.PUBLISHED);
            assertThat(publisher.publish(Content.of(2, "{\"A\":1}\n"))).isEqualTo(Outcome.UNCHANGED);
            assertThat(publisher.publish(Content.of(1, "{}\n"))).isEqualTo(Outcome.SUPERSEDED);
            assertThat(fetched(target, null)).isEqualTo("2: {\"A\":1}\n");
            assertThat(publisher.publish(Content.of(3, "{}\n"))).isEqualTo(Outcome.PUBLISHED);
            assertThat(fetched(target, null)).isEqualTo("3: {}\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void several_servers_may_publish_at_once(String kind) throws Exception {
        try (SnapshotTarget target = target(kind);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                Content content = Content.of(i, "{\"A\":" + i + "}\n");
                outcomes.add(threads.submit(() -> publisher(target).publish(content)));
            }
            for (Future<Outcome> outcome : outcomes) {
                assertThat(outcome.get()).isNotEqualTo(Outcome.UNCHANGED);
            }
            assertThat(fetched(target, null)).isEqualTo("4: {\"A\":4}\n");
        }
    }

    @Test
    void half_a_snapshot_is_never_seen_and_is_completed_by_the_next_attempt() throws IOException {
        Path place = folder.resolve("half");
        try (SnapshotTarget target = SnapshotTarget.of(place.toString(), NO_BUCKET)) {
            publisher(target).publish(Content.of(1, "{}\n"));
            Content next = Content.of(2, "{\"A\":2}\n");
            // Something is in the way of the index, so that it ends after the bodies.
            String index = nextIndexName(next);
            Files.createDirectories(place.resolve(index).resolve("in-the-way"));

            assertThatThrownBy(() -> publisher(target).publish(next)).hasMessageContaining("BERS-SNP-02");
            assertThat(fetched(target, null)).isEqualTo("1: {}\n");

            Files.delete(place.resolve(index).resolve("in-the-way"));
            Files.delete(place.resolve(index));
            assertThat(publisher(target).publish(next)).isEqualTo(Outcome.PUBLISHED);
            assertThat(fetched(target, null)).isEqualTo("2: {\"A\":2}\n");
        }
    }

    /** Where the index of a snapshot stands, seen by publishing it elsewhere. */
    private static String nextIndexName(Content content) {
        try (SnapshotTarget elsewhere = target("folder")) {
            publisher(elsewhere).publish(content);
            return SnapshotIndex.objectName(
                    SnapshotPointer.read(document(bytes(elsewhere, SnapshotPointer.name(STAGING))))
                            .digest());
        }
    }

    @Test
    void a_pointer_that_another_key_signed_or_that_is_damaged_is_replaced() throws IOException {
        Path place = folder.resolve("foreign");
        try (SnapshotTarget target = SnapshotTarget.of(place.toString(), NO_BUCKET)) {
            new SnapshotPublisher(target, key("02"), CLOCK).publish(Content.of(9, "{}\n"));
            assertThatThrownBy(() -> fetched(target, null)).hasMessageContaining("BERS-SNP-003");
            assertThat(publisher(target).publish(Content.of(1, "{}\n"))).isEqualTo(Outcome.PUBLISHED);
            assertThat(fetched(target, null)).isEqualTo("1: {}\n");

            Files.writeString(place.resolve(SnapshotPointer.name(STAGING)), "{");
            assertThat(publisher(target).publish(Content.of(1, "{}\n"))).isEqualTo(Outcome.PUBLISHED);
            assertThat(fetched(target, null)).isEqualTo("1: {}\n");
        }
    }

    @Test
    void a_tampered_body_is_noticed_by_whoever_fetches_it() throws IOException {
        Path place = folder.resolve("tampered");
        try (SnapshotTarget target = SnapshotTarget.of(place.toString(), NO_BUCKET)) {
            publisher(target).publish(Content.of(1, "{}\n"));
            Path body = place.resolve(SnapshotIndex.objectName(Digests.of("{}\n".getBytes(StandardCharsets.UTF_8))));
            Files.writeString(body, "{\"A\":666}\n");
            assertThatThrownBy(() -> fetched(target, null)).hasMessageContaining("BERS-SNP-006");
        }
    }

    @Test
    void what_is_there_already_is_not_written_again() throws IOException {
        Path place = folder.resolve("again");
        try (SnapshotTarget target = SnapshotTarget.of(place.toString(), NO_BUCKET)) {
            publisher(target).publish(Content.of(1, "{}\n"));
            publisher(target).publish(Content.of(2, "{}\n"));
            try (Stream<Path> files = Files.walk(place.resolve("objects"), new FileVisitOption[0])) {
                assertThat(files.filter(Files::isRegularFile))
                        .as("two bodies, two indexes")
                        .hasSize(4);
            }
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "x");
        try (SnapshotTarget target = SnapshotTarget.of(file.toString(), NO_BUCKET)) {
            assertThatThrownBy(() -> publisher(target).publish(Content.of(1, "{}\n")))
                    .hasMessageContaining("BERS-SNP-02");
            assertThat(target.address()).isEqualTo(file.toString());
        }
    }

    @Test
    void an_s3_that_is_down_is_told() {
        BucketSettings down = new BucketSettings(
                java.net.URI.create("http://127.0.0.1:1"), null, RealS3.KEY, BucketSettings.DEADLINE);
        try (SnapshotTarget target = SnapshotTarget.of("s3://snapshots", down)) {
            assertThatThrownBy(() -> publisher(target).publish(Content.of(1, "{}\n")))
                    .hasMessageContaining("BERS-BKT-006");
        }
    }
}
