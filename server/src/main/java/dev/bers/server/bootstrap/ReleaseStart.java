package dev.bers.server.bootstrap;

import dev.bers.problem.Problem;
import dev.bers.server.configuration.ServedVariables;
import dev.bers.server.release.FolderFollower;
import dev.bers.server.release.Publisher;
import dev.bers.server.release.ReleaseStore;
import dev.bers.workspace.folder.WorkspaceFolder;
import dev.bers.workspace.watching.WatchSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings back what the store says, or takes the folder over as the first revision where it says nothing; with
 * {@code --dev} each edit of the folder is published from then on. What other instances append is taken over as it comes.
 */
@Singleton
final class ReleaseStart {

    /** Whom the revisions are by that come from the folder. */
    private static final String AUTHOR = "folder";

    private static final Logger LOG = Logger.getLogger(ReleaseStart.class);

    private final ServerConfiguration settings;
    private final Publisher publisher;
    private final ReleaseStore store;
    private final InstantSource clock;
    private @Nullable FolderFollower follower;

    @Inject
    ReleaseStart(ServerConfiguration settings, Publisher publisher, ReleaseStore store, InstantSource clock) {
        this.settings = settings;
        this.publisher = publisher;
        this.store = store;
        this.clock = clock;
    }

    void run(@Observes StartupEvent start) {
        publisher.refresh();
        store.onChange(publisher::refresh);
        publisher.degraded().values().forEach(problem -> LOG.warn(problem.toString()));
        WorkspaceFolder folder = WorkspaceFolder.at(Path.of(settings.workspace()));
        if (settings.dev()) {
            follower = FolderFollower.start(
                    folder,
                    publisher,
                    AUTHOR,
                    ServedVariables.among(System.getenv()),
                    clock,
                    WatchSettings.DEFAULT,
                    ReleaseStart::tell);
        } else if (publisher.workspace() == null) {
            FolderFollower.importInto(publisher, folder.documents(), AUTHOR);
        }
    }

    private static void tell(List<Problem> problems) {
        LOG.warnf("the edit is refused, and what was released goes on: %s", problems);
    }

    void end(@Observes ShutdownEvent end) {
        if (follower != null) {
            follower.close();
        }
    }
}
