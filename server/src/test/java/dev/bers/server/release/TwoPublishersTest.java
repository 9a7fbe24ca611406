package dev.bers.server.release;

import static dev.bers.server.release.WorkspaceTexts.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import dev.bers.server.release.ReleaseRequest.Placement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one real PostgreSQL. */
@SuppressWarnings("NullAway.Init") // JUnit fills in what is null.
class TwoPublishersTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final Authorship ANN = new Authorship("ann", "");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Database open() {
        return Database.open(
                DatabaseAddress.parse("postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres"),
                ReleaseStore.MIGRATIONS);
    }

    private static Publisher publisher(Database database) {
        Publisher publisher = new Publisher(
                new ReleaseStore(database, InstantSource.system()),
                new ActiveReleases(),
                Map.of(),
                InstantSource.system());
        publisher.refresh();
        return publisher;
    }

    private static long publish(Publisher publisher, String tenant, int limit) {
        ReleaseRequest request = new ReleaseRequest.Documents(
                change("config/tenants/" + tenant + "/config.yaml", "LIMIT: " + limit + "\n"), null, Placement.ACTIVE);
        Publisher.Outcome outcome = publisher.release(ReleaseOrder.of(request, ANN));
        return java.util.Objects.requireNonNull(outcome.published())
                .releases()
                .get(0)
                .number();
    }

    @Test
    void what_both_release_at_once_is_all_there_one_after_the_other() throws Exception {
        try (Database one = open();
                Database other = open();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Publisher first = publisher(one);
            first.release(ReleaseOrder.of(
                    new ReleaseRequest.Workspace(WorkspaceTexts.all(), null, Placement.ACTIVE, Release.Kind.IMPORT),
                    ANN));
            Publisher second = publisher(other);
            List<Future<Long>> numbers = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                int limit = i;
                numbers.add(threads.submit(() -> publish(first, "a" + limit, limit)));
                numbers.add(threads.submit(() -> publish(second, "b" + limit, limit)));
            }
            List<Long> given = new ArrayList<>();
            for (Future<Long> number : numbers) {
                given.add(number.get());
            }
            assertThat(given).doesNotHaveDuplicates().hasSize(40);
            first.refresh();
            second.refresh();
            assertThat(first.standing().newestRevision()).isEqualTo(41);
            assertThat(second.standing().running(STAGING)).satisfies(running -> {
                assertThat(running).isNotNull();
                assertThat(running.release().number()).isEqualTo(41);
                assertThat(running.workspace().documents().tenants()).hasSize(42);
            });
        }
    }
}
