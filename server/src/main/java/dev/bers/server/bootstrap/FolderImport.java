package dev.bers.server.bootstrap;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.release.ActiveRelease;
import dev.bers.server.release.ActiveReleases;
import dev.bers.server.release.Release;
import dev.bers.server.release.Revision;
import dev.bers.server.release.Slot;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes the folder over as the first revision, and releases it to every environment. */
@Singleton
final class FolderImport {

    private final ServerConfiguration settings;
    private final ActiveReleases active;
    private final InstantSource clock = InstantSource.system();

    @Inject
    FolderImport(ServerConfiguration settings, ActiveReleases active) {
        this.settings = settings;
        this.active = active;
    }

    void run(@Observes StartupEvent start) {
        Instant now = clock.instant();
        LoadedWorkspace workspace = WorkspaceFolder.at(Path.of(settings.workspace()))
                .loadValid(Map.of(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        Revision revision = Revision.on(null, 1, "bers", "taken over from the folder", now, List.of());
        List<ActiveRelease> releases = new ArrayList<>();
        for (EnvironmentName environment : workspace.documents().environments().names()) {
            Release release = new Release(
                    environment, 1, 1, Release.Kind.IMPORT, Slot.BLUE, null, null, "bers", revision.message(), now);
            releases.add(new ActiveRelease(release, revision, Objects.requireNonNull(workspace)));
        }
        active.activate(releases);
    }
}
