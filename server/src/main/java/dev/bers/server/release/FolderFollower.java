package dev.bers.server.release;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.release.ReleaseRequest.Placement;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import dev.bers.workspace.watching.ChangeListener;
import dev.bers.workspace.watching.WatchSettings;
import dev.bers.workspace.watching.WorkspaceWatcher;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes each edit of the folder to all environments, as {@code --dev} does: the documents that it changes, on top of
 * what each environment runs. An edit that is refused is told, and the last good one goes on. The store stays the truth:
 * what was edited while nobody followed counts from the next edit of the same document on.
 */
public final class FolderFollower implements AutoCloseable {

    private final WorkspaceWatcher<Map<String, byte[]>> watcher;

    private FolderFollower(WorkspaceWatcher<Map<String, byte[]>> watcher) {
        this.watcher = watcher;
    }

    /**
     * Publishes the folder as it is, if nothing was released yet, and follows it until it is closed.
     *
     * @param author whom the revisions are by
     * @param settings how soon an edit is seen
     * @param refused told what is wrong with an edit
     * @throws ProblemException if the folder is not right to begin with
     */
    public static FolderFollower start(
            WorkspaceFolder folder,
            Publisher publisher,
            String author,
            Map<String, String> variables,
            InstantSource clock,
            WatchSettings settings,
            Consumer<List<Problem>> refused) {
        Map<String, byte[]> documents = documents(folder, variables, clock);
        importInto(publisher, documents, author);
        Edits edits = new Edits(publisher, author, refused, documents);
        WorkspaceWatcher<Map<String, byte[]>> watcher =
                WorkspaceWatcher.start(folder.root(), () -> documents(folder, variables, clock), edits, settings);
        edits.publish(watcher.current());
        return new FolderFollower(watcher);
    }

    /** Publishes what is not published yet of the folder. */
    private static final class Edits implements ChangeListener<Map<String, byte[]>> {
        private final Publisher publisher;
        private final String author;
        private final Consumer<List<Problem>> refused;
        private Map<String, byte[]> published;

        Edits(Publisher publisher, String author, Consumer<List<Problem>> refused, Map<String, byte[]> published) {
            this.publisher = publisher;
            this.author = author;
            this.refused = refused;
            this.published = published;
        }

        synchronized void publish(Map<String, byte[]> documents) {
            Map<String, byte @Nullable []> changes =
                    LoadedWorkspace.of(published).changesTo(documents);
            if (changes.isEmpty()) {
                return;
            }
            try {
                publisher.release(ReleaseOrder.of(
                        new ReleaseRequest.Documents(changes, null, Placement.ACTIVE),
                        new Authorship(author, "The folder was edited")));
                published = documents;
            } catch (ProblemException problems) {
                refused.accept(problems.problems());
            }
        }

        @Override
        public void replaced(Map<String, byte[]> before, Map<String, byte[]> now) {
            publish(now);
        }

        @Override
        public void refused(List<Problem> problems) {
            refused.accept(problems);
        }
    }

    private static Map<String, byte[]> documents(
            WorkspaceFolder folder, Map<String, String> variables, InstantSource clock) {
        folder.loadValid(variables, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return folder.documents();
    }

    /** Takes a folder over as the first revision, unless there is one. */
    public static void importInto(Publisher publisher, Map<String, byte[]> documents, String author) {
        if (publisher.workspace() == null) {
            publisher.release(ReleaseOrder.of(
                    new ReleaseRequest.Workspace(documents, null, Placement.ACTIVE, Release.Kind.IMPORT),
                    new Authorship(author, "The folder as it was")));
        }
    }

    /** Stops following; what was published stays. */
    @Override
    public void close() {
        watcher.close();
    }
}
