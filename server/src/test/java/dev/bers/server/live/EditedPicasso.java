package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.release.ActiveRelease;
import dev.bers.server.release.ActiveReleases;
import dev.bers.server.release.Release;
import dev.bers.server.release.Slot;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The reference workspace in a folder of its own, edited and released as a publisher would. */
final class EditedPicasso {

    private static final Path PICASSO = Path.of("../examples/picasso");

    private final Path folder;

    EditedPicasso(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(PICASSO.resolve("config"))) {
            files.forEach(this::copy);
            copy(PICASSO.resolve("bers.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy(Path file) {
        try {
            Path target = folder.resolve(PICASSO.relativize(file).toString());
            if (!Files.isDirectory(target)) {
                Files.copy(file, target);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a file of the workspace, with one text in place of another. */
    EditedPicasso edit(String file, String text, String other) {
        try {
            Path edited = folder.resolve(file);
            Files.writeString(edited, Files.readString(edited).replace(text, other));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes the folder as it is now the next release of an environment; gives the number. */
    long release(ActiveReleases active, String environment) {
        LoadedWorkspace workspace = WorkspaceFolder.at(folder)
                .loadValid(Map.of(), LocalDate.ofInstant(Instant.EPOCH, java.time.ZoneOffset.UTC));
        EnvironmentName name = new EnvironmentName(environment);
        ActiveRelease before = active.of(name).orElseThrow();
        long number = before.release().number() + 1;
        Release release =
                new Release(name, number, 1, Release.Kind.PUBLISH, Slot.BLUE, null, null, "test", "", Instant.EPOCH);
        active.activate(List.of(new ActiveRelease(release, before.revision(), workspace)));
        return number;
    }
}
