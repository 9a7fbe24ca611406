package dev.bers.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.bucket.BucketSettings;
import dev.bers.tenant.TenantHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotPublishingTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private record Task(Runnable work, Duration after) {}

    private record Content(EnvironmentName environment, long release) implements SnapshotContent {

        @Override
        public long revision() {
            return release;
        }

        @Override
        public Collection<TenantHash> tenants() {
            return List.of();
        }

        @Override
        public byte[] body(@Nullable TenantHash tenant) {
            return ("{\"release\":" + release + "}\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Deque<Task> tasks = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init")
    private SnapshotPublishing publishing;

    @BeforeEach
    void open() throws IOException {
        SigningKey key = SigningKey.read(Files.writeString(folder.resolve("key.pem"), Pem.ofSeed("01".repeat(32))));
        SnapshotTarget target = SnapshotTarget.of(folder.resolve("out").toString(), BucketSettings.of(Map.of()));
        InstantSource clock = InstantSource.fixed(NOW);
        publishing = new SnapshotPublishing(
                new SnapshotPublisher(target, key, clock), clock, (work, after) -> tasks.add(new Task(work, after)));
    }

    private Duration runNext() {
        Task task = tasks.removeFirst();
        task.work().run();
        return task.after();
    }

    private SnapshotPublishing.Status status(EnvironmentName environment) {
        return Objects.requireNonNull(publishing.statuses().get(environment));
    }

    @Test
    void only_the_latest_release_of_each_environment_is_published() {
        publishing.released(new Content(STAGING, 1));
        publishing.released(new Content(PRODUCTION, 1));
        publishing.released(new Content(STAGING, 2));
        assertThat(tasks).hasSize(1);
        runNext();
        runNext();
        assertThat(tasks).isEmpty();
        assertThat(status(STAGING)).isEqualTo(new SnapshotPublishing.Status(2, NOW, null));
        assertThat(status(PRODUCTION).release()).isEqualTo(1);
        publishing.released(new Content(STAGING, 3));
        assertThat(runNext()).isZero();
        assertThat(status(STAGING).release()).isEqualTo(3);
    }

    @Test
    void what_fails_is_tried_again_after_ever_longer_pauses() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("out"), "a file");
        publishing.released(new Content(STAGING, 1));
        assertThat(runNext()).isZero();
        assertThat(Objects.requireNonNull(status(STAGING).problem()).code().text())
                .startsWith("BERS-SNP-02");
        assertThat(status(STAGING).publishedAt()).isNull();
        assertThat(runNext()).isEqualTo(Duration.ofSeconds(1));
        assertThat(runNext()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 8; i++) {
            runNext();
        }
        Files.delete(inTheWay);
        assertThat(runNext()).isEqualTo(Duration.ofMinutes(1));
        assertThat(status(STAGING)).isEqualTo(new SnapshotPublishing.Status(1, NOW, null));
        assertThat(tasks).isEmpty();
    }
}
