package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import dev.bers.server.database.PostgresqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** A store with a checkpoint every fourth revision, beside a map for each revision. */
class ReleaseStoreProperties {

    private static final int CHECKPOINT_DISTANCE = 4;
    private static final List<Database> OPEN = new ArrayList<>();

    /** One of each kind for all tries; each try begins a tree of its own. */
    private static final class Stores {
        static final ReleaseStore SQLITE = open("sqlite:" + folder().resolve("bers.db"));
        static final ReleaseStore POSTGRESQL = open(PostgresqlServer.newDatabase());

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("bers-store");
                folder.toFile().deleteOnExit();
                return folder;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static ReleaseStore open(String address) {
            Database database = Database.open(DatabaseAddress.parse(address), ReleaseStore.MIGRATIONS);
            OPEN.add(database);
            return new ReleaseStore(database, InstantSource.system(), CHECKPOINT_DISTANCE);
        }
    }

    @AfterContainer
    static void close() {
        OPEN.forEach(Database::close);
    }

    /**
     * One revision.
     *
     * @param parent which of the revisions before it, from the newest
     * @param changes a text for each path, or {@link #REMOVED}
     */
    record Step(int parent, Map<String, String> changes) {

        static final String REMOVED = "removed";

        Map<String, @Nullable String> documents() {
            Map<String, @Nullable String> documents = new HashMap<>();
            changes.forEach((path, text) -> documents.put(path, text.equals(REMOVED) ? null : text));
            return documents;
        }
    }

    @Provide
    Arbitrary<List<Step>> paths() {
        Arbitrary<Integer> parent = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 10)));
        Arbitrary<String> path = Arbitraries.of("a", "b", "a b", "ä/ö.yaml", "\ud83d\ude00", "x\u2028y");
        Arbitrary<String> text = Arbitraries.of("", "1", "2", Step.REMOVED);
        Arbitrary<Map<String, String>> changes = Arbitraries.maps(path, text).ofMaxSize(3);
        return Combinators.combine(parent, changes)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 60, seed = "20260301")
    void documents_of_each_revision_are_those_of_a_map(@ForAll("paths") List<Step> steps) throws Exception {
        check(Stores.SQLITE, steps);
    }

    @Property(tries = 20, seed = "20260302")
    void and_on_postgresql(@ForAll("paths") List<Step> steps) throws Exception {
        check(Stores.POSTGRESQL, steps);
    }

    private static void check(ReleaseStore store, List<Step> steps) throws NumberTakenException {
        History history = History.after(store.load());
        List<Append> appends = new ArrayList<>();
        List<Revision> revisions = new ArrayList<>();
        List<Map<String, String>> models = new ArrayList<>();
        for (Step step : steps) {
            int parent = revisions.size() - 1 - Math.min(step.parent(), Math.max(0, revisions.size() - 1));
            Append append = history.revision(parent < 0 ? null : revisions.get(parent), step.documents());
            Map<String, String> model = new TreeMap<>(parent < 0 ? Map.of() : models.get(parent));
            step.documents().forEach((path, text) -> {
                if (text == null) {
                    model.remove(path);
                } else {
                    model.put(path, text);
                }
            });
            appends.add(append);
            revisions.add(Objects.requireNonNull(append.revision()));
            models.add(model);
        }
        store.append(appends);
        for (int i = 0; i < revisions.size(); i++) {
            assertThat(texts(store, revisions.get(i).number())).isEqualTo(models.get(i));
        }
    }

    private static Map<String, String> texts(ReleaseStore store, long revision) {
        Map<String, String> tree = store.tree(revision);
        Map<String, byte[]> documents = store.documents(tree.values());
        Map<String, String> texts = new HashMap<>();
        tree.forEach((path, digest) ->
                texts.put(path, new String(Objects.requireNonNull(documents.get(digest)), StandardCharsets.UTF_8)));
        return texts;
    }
}
