package dev.bers.server.release;

import static dev.bers.server.release.WorkspaceTexts.bytes;
import static dev.bers.server.release.WorkspaceTexts.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import dev.bers.server.release.ReleaseRequest.Placement;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills in what is null.
class PublishingTest {

    private static final EnvironmentName DEVELOPMENT = new EnvironmentName("development");
    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Authorship ANN = new Authorship("ann", "why");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));

    @TempDir
    Path folder;

    private Database database;
    private ReleaseStore store;
    private ActiveReleases active;
    private Publisher publisher;

    @BeforeEach
    void importWorkspace() {
        open();
        release(new ReleaseRequest.Workspace(WorkspaceTexts.all(), null, Placement.ACTIVE, Release.Kind.IMPORT));
    }

    private void open() {
        database = Database.open(DatabaseAddress.parse("sqlite:" + folder.resolve("bers.db")), ReleaseStore.MIGRATIONS);
        store = new ReleaseStore(database, CLOCK);
        active = new ActiveReleases();
        publisher = new Publisher(store, active, Map.of(), CLOCK);
        publisher.refresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void restart() {
        database.close();
        open();
    }

    private Published release(ReleaseRequest request) {
        return Objects.requireNonNull(
                publisher.release(ReleaseOrder.of(request, ANN)).published());
    }

    private Published publish(String path, @Nullable String text, EnvironmentName... environments) {
        return release(new ReleaseRequest.Documents(
                change(path, text), environments.length == 0 ? null : List.of(environments), Placement.ACTIVE));
    }

    private static List<String> codes(ThrowingCallable work) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class, refused -> refused.problems().stream()
                .filter(Problem::isError)
                .forEach(problem -> codes.add(problem.code().text())));
        return codes;
    }

    private String value(EnvironmentName environment, @Nullable String tenant, String path) {
        Value value = active.of(environment)
                .orElseThrow()
                .workspace()
                .resolver(Map.of())
                .resolve(
                        ConfigKind.ENVIRONMENT,
                        environment,
                        tenant == null ? null : TenantHash.parse(tenant).orElseThrow())
                .configuration()
                .get(path);
        return value instanceof ScalarValue scalar ? scalar.text() : "nothing";
    }

    private long running(EnvironmentName environment) {
        return active.of(environment).orElseThrow().release().number();
    }

    private long revision(EnvironmentName environment) {
        return active.of(environment).orElseThrow().revision().number();
    }

    @Test
    void the_folder_becomes_the_first_revision_and_everybodys_first_release() {
        assertThat(publisher.workspace()).isEqualTo("chat");
        assertThat(active.all().keySet()).containsExactlyInAnyOrder(DEVELOPMENT, STAGING, PRODUCTION);
        assertThat(active.of(STAGING).orElseThrow().release())
                .isEqualTo(new Release(
                        STAGING, 1, 1, Release.Kind.IMPORT, Slot.BLUE, null, null, "ann", "why", CLOCK.instant()));
        assertThat(store.tree(1).keySet()).isEqualTo(WorkspaceTexts.all().keySet());
        assertThat(value(PRODUCTION, "b", "LIMIT")).isEqualTo("30");
    }

    @Test
    void what_is_published_to_one_environment_is_on_top_of_what_that_runs() {
        publish("config/environments/base.yaml", "LIMIT: 11\nGREETING: hi\n", STAGING);
        Published second = publish("config/environments/production.yaml", "URL: https://chat.example/2\n", PRODUCTION);
        assertThat(second.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.number()).isEqualTo(3);
            assertThat(revision.parent()).isEqualTo(1);
        });
        assertThat(value(STAGING, null, "GREETING")).isEqualTo("hi");
        assertThat(value(PRODUCTION, null, "GREETING")).isEqualTo("hello");
        assertThat(running(DEVELOPMENT)).isEqualTo(1);
    }

    @Test
    void what_is_published_to_all_drags_nothing_along() {
        publish("config/environments/base.yaml", "LIMIT: 11\nGREETING: hi\n", STAGING);
        Published all = publish("config/tenants/a/config.yaml", "GREETING: bonjour\n");
        assertThat(all.revisions()).extracting(Revision::parent).containsExactlyInAnyOrder(1L, 2L);
        assertThat(all.releases()).hasSize(3);
        assertThat(value(STAGING, "a", "GREETING")).isEqualTo("bonjour");
        assertThat(value(STAGING, null, "GREETING")).isEqualTo("hi");
        assertThat(value(PRODUCTION, null, "GREETING")).isEqualTo("hello");
        assertThat(value(PRODUCTION, "a", "GREETING")).isEqualTo("bonjour");
    }

    @Test
    void a_refused_document_changes_nothing_and_all_that_is_wrong_is_told() {
        assertThat(codes(() -> publish("config/environments/staging.yaml", "URL: 5\nLIMIT: -1\n", STAGING)))
                .containsExactlyInAnyOrder("BERS-CFG-010", "BERS-CFG-012");
        assertThat(running(STAGING)).isEqualTo(1);
        assertThat(store.load().newestRevision()).isEqualTo(1);
    }

    @Test
    void another_environments_endpoint_is_refused_also_by_a_tenant() {
        assertThat(codes(() -> publish("config/tenants/a/config.staging.yaml", "URL: https://chat.example\n", STAGING)))
                .containsExactly("BERS-ISO-001");
        assertThat(codes(() -> publish("config/environments/staging.yaml", "URL: https://elsewhere.example\n")))
                .containsExactly("BERS-ISO-002");
    }

    @Test
    void an_environment_that_nobody_declared_is_told_with_those_that_are() {
        assertThat(codes(() -> publish("config/tenants/a/config.yaml", "LIMIT: 1\n", new EnvironmentName("stagin"))))
                .containsExactly("BERS-CFG-001");
    }

    @Test
    void paths_that_lead_elsewhere_and_requests_without_documents_are_refused() {
        for (String path : List.of(
                "../x.yaml",
                "config/../../x.yaml",
                "/etc/x.yaml",
                "config/.git/x.yaml",
                "x.yaml",
                "config/readme.md",
                "config//x.yaml",
                "config\\x.yaml")) {
            assertThat(codes(() -> publish(path, "A: 1\n"))).as(path).containsExactly("BERS-REL-001");
        }
        assertThat(codes(() -> release(new ReleaseRequest.Documents(Map.of(), null, Placement.ACTIVE))))
                .containsExactly("BERS-REL-018");
    }

    @Test
    void a_workspace_without_a_manifest_is_none() {
        assertThat(codes(() -> publish("bers.yaml", null))).containsExactly("BERS-WSP-015");
    }

    @Test
    void what_is_there_already_makes_no_release() {
        Published same = publish("config/environments/base.yaml", "LIMIT: 10\nGREETING: hello\n");
        assertThat(same.revisions()).isEmpty();
        assertThat(same.releases()).extracting(Release::number).containsOnly(1L);
    }

    @Test
    void a_release_that_is_not_the_expected_one_is_not_followed() {
        ReleaseOrder order = ReleaseOrder.of(
                new ReleaseRequest.Documents(
                        change("config/environments/staging.yaml", "URL: https://staging.chat.example/2\n"),
                        List.of(STAGING),
                        Placement.ACTIVE),
                ANN);
        publisher.release(order.expectingRelease(1L));
        assertThat(codes(() -> publisher.release(order.expectingRelease(1L)))).containsExactly("BERS-REL-005");
        assertThat(codes(() -> publisher.release(order.expectingRevision(1L)))).containsExactly("BERS-REL-006");
        publisher.release(order.expectingRelease(2L).expectingRevision(2L));
    }

    @Test
    void a_repeated_request_is_answered_alike_also_after_a_restart() {
        ReleaseOrder order = ReleaseOrder.of(
                        new ReleaseRequest.Documents(
                                change("config/tenants/a/config.yaml", "LIMIT: 12\n"), null, Placement.ACTIVE),
                        ANN)
                .once(new ReleaseOrder.Idempotency("key", "digest"));
        Publisher.Outcome first = publisher.release(order);
        assertThat(publisher.release(order)).isEqualTo(new Publisher.Outcome(first.answer(), true, null));
        restart();
        assertThat(publisher.release(order).answer()).isEqualTo(first.answer());
        assertThat(running(STAGING)).isEqualTo(2);
        assertThat(codes(() -> publisher.release(order.once(new ReleaseOrder.Idempotency("key", "other")))))
                .containsExactly("BERS-REL-007");
    }

    @Test
    void a_rollback_is_a_new_release_of_an_old_revision() {
        publish("config/environments/staging.yaml", "URL: https://staging.chat.example/2\n", STAGING);
        Published back = release(new ReleaseRequest.Rollback(STAGING, 1));
        assertThat(back.releases()).singleElement().satisfies(release -> {
            assertThat(release.number()).isEqualTo(3);
            assertThat(release.revision()).isEqualTo(1);
            assertThat(release.origin()).isEqualTo(1);
            assertThat(release.kind()).isEqualTo(Release.Kind.ROLLBACK);
        });
        assertThat(value(STAGING, null, "URL")).isEqualTo("https://staging.chat.example");
        assertThat(codes(() -> release(new ReleaseRequest.Rollback(STAGING, 9))))
                .containsExactly("BERS-REL-002");
    }

    @Test
    void what_waits_in_the_other_slot_runs_after_the_switch_and_back() {
        assertThat(codes(() -> release(new ReleaseRequest.Switch(STAGING)))).containsExactly("BERS-REL-010");
        release(new ReleaseRequest.Documents(
                change("config/environments/staging.yaml", "URL: https://staging.chat.example/green\n"),
                List.of(STAGING),
                Placement.INACTIVE));
        assertThat(value(STAGING, null, "URL")).isEqualTo("https://staging.chat.example");
        restart();
        release(new ReleaseRequest.Switch(STAGING));
        assertThat(value(STAGING, null, "URL")).isEqualTo("https://staging.chat.example/green");
        restart();
        assertThat(running(STAGING)).isEqualTo(3);
        release(new ReleaseRequest.Switch(STAGING));
        assertThat(value(STAGING, null, "URL")).isEqualTo("https://staging.chat.example");
        assertThat(active.of(STAGING).orElseThrow().release().slot()).isEqualTo(Slot.BLUE);
    }

    @Test
    void a_promotion_takes_over_all_but_the_own_layers() {
        publish("config/environments/base.yaml", "LIMIT: 11\nGREETING: hi\n", STAGING);
        publish("config/environments/staging.yaml", "URL: https://staging.chat.example\nTOKEN: s3cret\n", STAGING);
        ReleaseRequest promotion = new ReleaseRequest.Promotion(STAGING, PRODUCTION, Placement.ACTIVE);
        Published preview = publisher.preview(ReleaseOrder.of(promotion, ANN));
        assertThat(running(PRODUCTION)).isEqualTo(1);
        Published promoted = release(promotion);
        assertThat(promoted.comparison()).isEqualTo(preview.comparison());
        assertThat(value(PRODUCTION, null, "GREETING")).isEqualTo("hi");
        assertThat(value(PRODUCTION, null, "URL")).isEqualTo("https://chat.example");
        assertThat(value(PRODUCTION, "b", "LIMIT")).isEqualTo("30");
        assertThat(promoted.releases().get(0).originEnvironment()).isEqualTo(STAGING);
        Promotion.Comparison comparison = Objects.requireNonNull(promoted.comparison());
        assertThat(comparison.differences())
                .extracting(difference -> difference.change().change().path() + " " + difference.type())
                .containsExactly("LIMIT INTENDED", "TOKEN MISSING", "URL INTENDED");
        assertThat(Json.write(promoted.answer())).contains("\"***\"").doesNotContain("s3cret");
        assertThat(revision(PRODUCTION)).isEqualTo(revision(STAGING));
    }

    @Test
    void what_is_made_of_an_environments_own_values_is_meant_to_differ() {
        publish("config/environments/base.yaml", "LIMIT: 10\nGREETING: from ${URL}\n", STAGING);
        Published promoted = release(new ReleaseRequest.Promotion(STAGING, PRODUCTION, Placement.ACTIVE));
        assertThat(Objects.requireNonNull(promoted.comparison()).differences())
                .extracting(difference -> difference.change().change().path() + " " + difference.type())
                .containsExactly("GREETING INTENDED", "LIMIT INTENDED", "URL INTENDED");
    }

    @Test
    void nothing_is_promoted_to_itself_or_from_what_runs_nothing() {
        assertThat(codes(() -> release(new ReleaseRequest.Promotion(STAGING, STAGING, Placement.ACTIVE))))
                .containsExactly("BERS-REL-011");
        assertThat(codes(() -> release(
                        new ReleaseRequest.Promotion(new EnvironmentName("nowhere"), STAGING, Placement.ACTIVE))))
                .containsExactly("BERS-REL-004");
    }

    @Test
    void everything_is_as_it_was_after_a_restart() {
        publish("config/tenants/a/config.yaml", "LIMIT: 12\n", STAGING);
        Map<EnvironmentName, Release> before = releases();
        restart();
        assertThat(releases()).isEqualTo(before);
        assertThat(value(STAGING, "a", "LIMIT")).isEqualTo("12");
        assertThat(publisher.degraded()).isEmpty();
        assertThat(publish("config/tenants/a/config.yaml", "LIMIT: 13\n", STAGING)
                        .releases())
                .extracting(Release::number)
                .containsExactly(3L);
    }

    private Map<EnvironmentName, Release> releases() {
        Map<EnvironmentName, Release> releases = new java.util.HashMap<>();
        active.all().forEach((environment, running) -> releases.put(environment, running.release()));
        return releases;
    }

    @Test
    void writers_at_once_are_all_stored_one_after_the_other() throws Exception {
        List<Future<Published>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                String path = "config/tenants/t" + i % 20 + "/config.yaml";
                String text = "LIMIT: " + i + "\n";
                writers.add(threads.submit(() -> publish(path, text)));
            }
        }
        List<Long> numbers = new ArrayList<>();
        for (Future<Published> writer : writers) {
            numbers.add(writer.get().releases().get(0).number());
        }
        assertThat(numbers).doesNotHaveDuplicates().hasSize(200);
        assertThat(running(STAGING)).isEqualTo(201);
        assertThat(store.load().environments().get(STAGING))
                .satisfies(state -> assertThat(Objects.requireNonNull(state).newestRelease())
                        .isEqualTo(201));
        Map<EnvironmentName, Release> before = releases();
        restart();
        assertThat(releases()).isEqualTo(before);
    }

    @Test
    void one_refused_writer_among_many_takes_nobody_along() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Future<Published> bad = threads.submit(() -> publish("config/tenants/a/config.yaml", "LIMIT: -1\n"));
            Future<Published> good = threads.submit(() -> publish("config/tenants/b/config.yaml", "LIMIT: 1\n"));
            assertThat(good.get().releases()).hasSize(3);
            assertThatThrownBy(bad::get).hasCauseInstanceOf(ProblemException.class);
        }
    }

    @Test
    void what_this_program_refuses_is_passed_over_and_told() throws Exception {
        byte[] broken = bytes("URL: [\n");
        String digest = dev.bers.server.database.ContentDigest.of(broken);
        Revision second = Revision.on(
                store.revision(1).orElseThrow(),
                2,
                "older",
                "",
                CLOCK.instant(),
                List.of(new DocumentChange("config/environments/staging.yaml", digest)));
        Release release =
                new Release(STAGING, 2, 2, Release.Kind.PUBLISH, Slot.BLUE, null, null, "older", "", CLOCK.instant());
        store.append(List.of(
                new Append(second, Map.of(digest, broken), List.of(release), Map.of(STAGING, Slot.BLUE), null)));
        restart();
        assertThat(running(STAGING)).isEqualTo(1);
        assertThat(publisher.degraded().keySet()).containsExactly(STAGING);
        Published mended = publish("config/tenants/a/config.yaml", "LIMIT: 4\n", STAGING);
        assertThat(mended.releases()).extracting(Release::number).containsExactly(3L);
        assertThat(publisher.degraded()).isEmpty();
    }

    @Test
    void another_publisher_on_the_same_store_is_followed() {
        ActiveReleases others = new ActiveReleases();
        Publisher other = new Publisher(store, others, Map.of(), CLOCK);
        other.refresh();
        publish("config/tenants/a/config.yaml", "LIMIT: 5\n");
        other.release(ReleaseOrder.of(
                new ReleaseRequest.Documents(
                        change("config/tenants/b/config.yaml", "LIMIT: 6\n"), null, Placement.ACTIVE),
                ANN));
        assertThat(others.of(STAGING).orElseThrow().release().number()).isEqualTo(3);
        publisher.refresh();
        assertThat(value(STAGING, "a", "LIMIT")).isEqualTo("5");
        assertThat(value(STAGING, "b", "LIMIT")).isEqualTo("6");
    }

    @Test
    void who_said_what_since_when_is_explained() {
        publish("config/environments/base.yaml", "LIMIT: 11\nGREETING: hi\n", STAGING);
        Inspection inspection = new Inspection(store, publisher, Map.of());
        String explained = Json.write(inspection.explain(STAGING, null, null, ConfigKind.ENVIRONMENT, "GREETING"));
        assertThat(explained)
                .contains("\"revisions\":{\"config/environments/base.yaml\":{\"revision\":2,\"author\":\"ann\"")
                .contains("\"value\":\"hi\"");
        assertThat(Json.write(inspection.explain(STAGING, null, 1L, ConfigKind.ENVIRONMENT, "GREETING")))
                .contains("\"value\":\"hello\"");
        assertThat(codes(() -> inspection.explain(STAGING, null, null, ConfigKind.ENVIRONMENT, "GREETINGS")))
                .containsExactly("BERS-REL-019");
    }

    @Test
    void releases_revisions_and_tenants_are_compared() {
        publish("config/environments/base.yaml", "LIMIT: 11\nGREETING: hi\n", STAGING);
        Inspection inspection = new Inspection(store, publisher, Map.of());
        assertThat(Json.write(inspection.diff("staging@1", "staging", ConfigKind.ENVIRONMENT)))
                .contains("\"path\":\"GREETING\",\"kind\":\"changed\",\"before\":\"hello\",\"after\":\"hi\"");
        assertThat(Json.write(inspection.diff("production", "production@r2", ConfigKind.ENVIRONMENT)))
                .contains("\"revision\":2");
        assertThat(Json.write(inspection.diff("staging", "staging/a", ConfigKind.ENVIRONMENT)))
                .contains("\"after\":\"welcome\"");
        for (String bad : List.of("", "Staging", "staging@", "staging@0", "staging@r", "staging/")) {
            assertThat(codes(() -> inspection.diff(bad, "staging", ConfigKind.ENVIRONMENT)))
                    .as(bad)
                    .containsExactly("BERS-REL-020");
        }
        assertThat(codes(() -> inspection.diff("staging@7", "staging", ConfigKind.ENVIRONMENT)))
                .containsExactly("BERS-REL-002");
        assertThat(codes(() -> inspection.diff("staging@r7", "staging", ConfigKind.ENVIRONMENT)))
                .containsExactly("BERS-REL-003");
    }

    @Test
    void names_and_reasons_are_bounded() {
        assertThat(codes(() -> new Authorship("", ""))).containsExactly("BERS-REL-012");
        assertThat(codes(() -> new Authorship("a\nb", ""))).containsExactly("BERS-REL-012");
        assertThat(codes(() -> new Authorship("a", "x".repeat(5_000)))).containsExactly("BERS-REL-012");
    }
}
