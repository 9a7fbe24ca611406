package dev.bers.server.release;

import static dev.bers.server.release.History.PRODUCTION;
import static dev.bers.server.release.History.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import dev.bers.server.database.ContentDigest;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the store, on whichever database. */
abstract class ReleaseStoreTest {

    private final History history = new History();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @SuppressWarnings("NullAway.Init") // Filled in before each test.
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private ReleaseStore store;

    /** Where a new database is to be; the same one for the whole of a test. */
    abstract DatabaseAddress address();

    @BeforeEach
    void open() {
        database = Database.open(address(), ReleaseStore.MIGRATIONS);
        store = new ReleaseStore(database, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Revision append(Append append) throws NumberTakenException {
        store.append(List.of(append));
        return Objects.requireNonNull(append.revision());
    }

    private static String digest(String text) {
        return ContentDigest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefusedAsTaken(Append append) {
        StoreState before = store.load();
        assertThatThrownBy(() -> store.append(List.of(append))).isInstanceOf(NumberTakenException.class);
        assertThat(store.load()).as("nothing was written").isEqualTo(before);
    }

    @Test
    void an_empty_store_has_nothing() {
        assertThat(store.load()).isEqualTo(new StoreState(null, 0, new TreeMap<>()));
        assertThat(store.revision(1)).isEmpty();
        assertThat(store.release(STAGING, 1)).isEmpty();
        assertThat(store.answer("key")).isEmpty();
        assertThat(store.revisions(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.documents(List.of())).isEmpty();
        assertThatThrownBy(() -> store.tree(1)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> store.documents(List.of("sha256:0"))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void what_was_appended_is_there_after_a_restart() throws Exception {
        Append append = History.answering(
                history.publish(null, "x: 1\n"), new IdempotentAnswer("key", "sha256:1", "{\"release\":1}"));
        Revision revision = append(append);
        close();
        open();

        Release release = append.releases().get(0);
        assertThat(store.load().newestRevision()).isEqualTo(1);
        assertThat(store.load().environments())
                .isEqualTo(Map.of(STAGING, new StoreState.EnvironmentState(Slot.BLUE, Map.of(Slot.BLUE, release))));
        assertThat(store.revision(1)).contains(revision);
        assertThat(store.release(STAGING, 1)).contains(release);
        assertThat(store.tree(1)).isEqualTo(Map.of("a.yaml", digest("x: 1\n")));
        assertThat(store.documents(List.of(digest("x: 1\n"))).get(digest("x: 1\n")))
                .isEqualTo("x: 1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(store.answer("key")).isEqualTo(Optional.ofNullable(append.answer()));
    }

    @Test
    void documents_are_stored_once_and_may_be_empty() throws Exception {
        Revision first = append(history.revision(null, Map.of("a.yaml", "", "b.yaml", "x")));
        append(history.revision(first, Map.of("c.yaml", "x")));
        assertThat(store.tree(2)).isEqualTo(Map.of("a.yaml", digest(""), "b.yaml", digest("x"), "c.yaml", digest("x")));
        assertThat(store.documents(List.of(digest(""), digest("x"), digest("x"))))
                .hasSize(2)
                .hasEntrySatisfying(digest(""), content -> assertThat(content).isEmpty());
        long stored = database.read(session -> session.first("SELECT COUNT(*) FROM document", row -> row.getLong(1)))
                .orElseThrow();
        assertThat(stored).isEqualTo(2);
    }

    @Test
    void more_documents_than_a_statement_takes_are_read() throws Exception {
        Map<String, @Nullable String> documents = new HashMap<>();
        for (int i = 0; i < 1_234; i++) {
            documents.put("tenants/" + i + ".yaml", "x: " + i);
        }
        append(history.revision(null, documents));
        assertThat(store.documents(store.tree(1).values())).hasSize(1_234);
        assertThat(store.revisions(2, 1).get(0).changes()).hasSize(1_234);
    }

    @Test
    void revisions_form_a_tree() throws Exception {
        Revision root = append(history.revision(null, Map.of("a", "1", "b", "1")));
        Revision left = append(history.revision(root, Map.of("a", "2")));
        Map<String, @Nullable String> removal = new HashMap<>();
        removal.put("a", null);
        Revision right = append(history.revision(root, removal));
        append(history.revision(left, Map.of("c", "1")));
        assertThat(store.tree(right.number())).isEqualTo(Map.of("b", digest("1")));
        assertThat(store.tree(4)).isEqualTo(Map.of("a", digest("2"), "b", digest("1"), "c", digest("1")));
        assertThat(store.revision(3)).contains(right);
        assertThat(store.revisions(4, 2)).extracting(Revision::number).containsExactly(3L, 2L);
    }

    @Test
    void the_newest_release_of_each_slot_and_the_active_one_are_known() throws Exception {
        Append first = history.publish(null, "1");
        Revision revision = append(first);
        Release green = history.release(revision, STAGING, Slot.GREEN);
        store.append(List.of(new Append(null, Map.of(), List.of(green), Map.of(STAGING, Slot.GREEN), null)));
        Release back =
                new Release(STAGING, 3, 1, Release.Kind.SWITCH, Slot.BLUE, 1L, STAGING, "ann", "back", Instant.EPOCH);
        store.append(List.of(new Append(null, Map.of(), List.of(back), Map.of(STAGING, Slot.BLUE), null)));
        append(history.released(history.revision(revision, Map.of("a", "2")), PRODUCTION, Slot.GREEN));

        StoreState state = store.load();
        assertThat(state.environments().keySet()).containsExactly(PRODUCTION, STAGING);
        assertThat(state.environments().get(STAGING))
                .isEqualTo(new StoreState.EnvironmentState(Slot.BLUE, Map.of(Slot.BLUE, back, Slot.GREEN, green)));
        assertThat(store.releases(STAGING, 4, 10))
                .containsExactly(back, green, first.releases().get(0));
        assertThat(store.releases(STAGING, 3, 1)).containsExactly(green);
    }

    @Test
    void several_appends_are_one_transaction_in_their_order() throws Exception {
        Append first = history.publish(null, "1");
        Append second = history.publish(first.revision(), "2");
        store.append(List.of(first, second));
        assertThat(store.tree(2)).isEqualTo(Map.of("a.yaml", digest("2")));

        Append third = history.publish(second.revision(), "3");
        Append broken = new Append(second.revision(), Map.of(), List.of(), Map.of(), null);
        assertThatThrownBy(() -> store.append(List.of(third, broken))).isInstanceOf(NumberTakenException.class);
        assertThat(store.load().newestRevision()).isEqualTo(2);
        assertThat(store.release(STAGING, 3)).isEmpty();
    }

    @Test
    void numbers_and_keys_that_are_taken_are_refused() throws Exception {
        IdempotentAnswer answer = new IdempotentAnswer("key", "sha256:1", "{}");
        Revision first = append(History.answering(history.publish(null, "1"), answer));
        assertRefusedAsTaken(new History().revision(null, Map.of("a", "other")));
        assertRefusedAsTaken(new Append(
                null,
                Map.of(),
                List.of(new History().release(first, STAGING, Slot.BLUE)),
                Map.of(STAGING, Slot.BLUE),
                null));
        assertRefusedAsTaken(History.answering(history.revision(first, Map.of("a", "2")), answer));
    }

    @Test
    void what_was_numbered_upon_something_that_is_not_there_is_refused() throws Exception {
        Revision first = append(history.publish(null, "1"));
        History other = History.after(store.load());
        Revision lost = Objects.requireNonNull(other.publish(first, "lost").revision());
        append(history.publish(first, "2"));
        // Its parent has the number of a revision that is there, but is another one; so is its release's number.
        assertRefusedAsTaken(other.publish(lost, "3"));
        assertRefusedAsTaken(new Append(
                null,
                Map.of(),
                List.of(new Release(
                        STAGING, 9, 1, Release.Kind.ROLLBACK, Slot.BLUE, 1L, STAGING, "ann", "", Instant.EPOCH)),
                Map.of(),
                null));
    }

    @Test
    void a_document_that_is_missing_is_a_mistake_and_not_a_conflict() {
        Append append = history.publish(null, "1");
        assertThatThrownBy(
                        () -> store.append(List.of(new Append(append.revision(), Map.of(), List.of(), Map.of(), null))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-013");
    }

    @Test
    void times_are_told_and_decide_nothing() throws Exception {
        Revision first = append(history.publish(null, "1"));
        history.at(Instant.parse("1999-12-31T23:59:59Z"));
        now = Instant.parse("1999-12-31T23:59:59Z");
        Revision second =
                append(History.answering(history.publish(first, "2"), new IdempotentAnswer("key", "sha256:1", "{}")));
        assertThat(store.revisions(10, 10)).containsExactly(second, first);
        assertThat(store.releases(STAGING, 10, 10)).extracting(Release::number).containsExactly(2L, 1L);
        assertThat(Objects.requireNonNull(store.load().environments().get(STAGING))
                        .newestRelease())
                .isEqualTo(2);
        assertThat(store.answer("key")).isPresent();
    }

    @Test
    void answers_are_forgotten_with_their_age_and_their_keys_are_free_again() throws Exception {
        Revision first = append(History.answering(
                history.publish(null, "1"), new IdempotentAnswer("key", "sha256:1", "{\"release\":1}")));
        now = now.plus(ReleaseStore.ANSWER_AGE_MAX);
        assertThat(store.answer("key")).isPresent();
        now = now.plus(Duration.ofMillis(1));
        assertThat(store.answer("key")).isEmpty();
        IdempotentAnswer later = new IdempotentAnswer("key", "sha256:2", "{\"release\":2}");
        append(History.answering(history.publish(first, "2"), later));
        assertThat(store.answer("key")).contains(later);
    }

    @Test
    void only_the_newest_answers_are_kept() throws Exception {
        List<Append> appends = new ArrayList<>();
        for (int i = 0; i < ReleaseStore.ANSWERS_MAX + 5; i++) {
            appends.add(new Append(
                    null, Map.of(), List.of(), Map.of(), new IdempotentAnswer("key " + i, "sha256:1", "{}")));
        }
        store.append(appends.subList(0, ReleaseStore.ANSWERS_MAX));
        store.append(appends.subList(ReleaseStore.ANSWERS_MAX, appends.size()));
        assertThat(store.answer("key 4")).isEmpty();
        assertThat(store.answer("key 5")).isPresent();
        assertThat(store.answer("key " + (ReleaseStore.ANSWERS_MAX + 4))).isPresent();
    }

    @Test
    void a_path_of_thousands_of_revisions_is_walked_to_a_checkpoint() throws Exception {
        Random random = new Random(42);
        Map<String, String> model = new HashMap<>();
        List<Append> appends = new ArrayList<>();
        Revision head = null;
        for (int i = 0; i < 5_000; i++) {
            String path = "documents/" + random.nextInt(200) + ".yaml";
            boolean removes = model.containsKey(path) && random.nextInt(4) == 0;
            Map<String, @Nullable String> change = new HashMap<>();
            change.put(path, removes ? null : "x: " + i);
            Append append = history.revision(head, change);
            head = append.revision();
            appends.add(append);
            if (removes) {
                model.remove(path);
            } else {
                model.put(path, digest("x: " + i));
            }
        }
        for (int from = 0; from < appends.size(); from += 500) {
            store.append(appends.subList(from, from + 500));
        }
        assertThat(store.tree(5_000)).isEqualTo(model);
        long checkpoints = database.read(
                        session -> session.first("SELECT COUNT(*) FROM checkpoint", row -> row.getLong(1)))
                .orElseThrow();
        assertThat(checkpoints).isEqualTo(5_000 / ReleaseStore.CHECKPOINT_DISTANCE);
    }

    @Test
    void a_document_that_was_altered_in_the_database_is_found() throws Exception {
        append(history.publish(null, "x: 1\n"));
        database.write(
                session -> session.update("UPDATE document SET content = ?", new byte[] {1}),
                session -> Optional.empty());
        assertThatThrownBy(() -> store.documents(store.tree(1).values()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-020");
    }

    @Test
    void a_store_belongs_to_one_workspace() {
        store.claim("picasso");
        store.claim("picasso");
        assertThat(store.load().workspace()).isEqualTo("picasso");
        assertThatThrownBy(() -> store.claim("other"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-021");
    }

    @Test
    void no_more_rows_are_read_at_once_than_are_bearable() throws Exception {
        List<Append> appends = new ArrayList<>();
        Revision head = null;
        for (int i = 0; i < ReleaseStore.ROWS_MAX + 1; i++) {
            Append append = history.publish(head, "x");
            head = append.revision();
            appends.add(append);
        }
        store.append(appends);
        assertThat(store.revisions(Long.MAX_VALUE, Integer.MAX_VALUE)).hasSize(ReleaseStore.ROWS_MAX);
        assertThat(store.releases(STAGING, Long.MAX_VALUE, Integer.MAX_VALUE)).hasSize(ReleaseStore.ROWS_MAX);
    }
}
