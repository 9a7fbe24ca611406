package dev.bers.server.release;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
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

/**
 * Publishes each edit of the folder to all environments, as {@code --dev} does. An edit that is refused is told, and the last
 * good one goes on.
 */
public final class FolderFollower implements AutoCloseable {

    private final WorkspaceWatcher<Map<String, byte[]>> watcher;

    private FolderFollower(WorkspaceWatcher<Map<String, byte[]>> watcher) {
        this.watcher = watcher;
    }

    /**
     * Publishes the folder as it is, and follows it until it is closed.
     *
     * @param author whom the revisions are by
     * @param refused told what is wrong with an edit
     * @throws ProblemException if the folder is not right to begin with
     */
    public static FolderFollower start(
            WorkspaceFolder folder,
            Publisher publisher,
            String author,
            Map<String, String> variables,
            InstantSource clock,
            Consumer<List<Problem>> refused) {
        ChangeListener<Map<String, byte[]>> listener = new ChangeListener<>() {
            @Override
            public void replaced(Map<String, byte[]> before, Map<String, byte[]> now) {
                try {
                    publish(publisher, now, author, Release.Kind.PUBLISH);
                } catch (ProblemException problems) {
                    refused.accept(problems.problems());
                }
            }

            @Override
            public void refused(List<Problem> problems) {
                refused.accept(problems);
            }
        };
        WorkspaceWatcher<Map<String, byte[]>> watcher = WorkspaceWatcher.start(
                folder.root(),
                () -> documents(folder, variables, clock),
                listener,
                WatchSettings.DEFAULT);
        try {
            publish(
                    publisher,
                    watcher.current(),
                    author,
                    publisher.workspace() == null ? Release.Kind.IMPORT : Release.Kind.PUBLISH);
        } catch (RuntimeException failure) {
            watcher.close();
            throw failure;
        }
        return new FolderFollower(watcher);
    }

    private static Map<String, byte[]> documents(
            WorkspaceFolder folder, Map<String, String> variables, InstantSource clock) {
        folder.loadValid(variables, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return folder.documents();
    }

    private static void publish(
            Publisher publisher, Map<String, byte[]> documents, String author, Release.Kind kind) {
        publisher.release(ReleaseOrder.of(
                new ReleaseRequest.Workspace(documents, null, ReleaseRequest.Placement.ACTIVE, kind),
                new Authorship(author, kind == Release.Kind.IMPORT ? "The folder as it was" : "The folder was edited")));
    }

    /** Stops following; what was published stays. */
    @Override
    public void close() {
        watcher.close();
    }
}
