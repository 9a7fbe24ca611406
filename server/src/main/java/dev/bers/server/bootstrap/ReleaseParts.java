package dev.bers.server.bootstrap;

import dev.bers.server.configuration.ServedVariables;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import dev.bers.server.environment.EnvironmentDetection;
import dev.bers.server.release.ActiveReleases;
import dev.bers.server.release.DefaultEnvironment;
import dev.bers.server.release.Inspection;
import dev.bers.server.release.Publisher;
import dev.bers.server.release.ReleaseStore;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where the store of releases, and who publishes to it, are put together. */
final class ReleaseParts {

    private static final String FILE = ".bers/bers.db";

    @Produces
    @Singleton
    Database database(ServerConfiguration settings) {
        String address = settings.database()
                .orElseGet(() -> "sqlite:" + Path.of(settings.workspace()).resolve(FILE));
        return Database.open(DatabaseAddress.parse(address), ReleaseStore.MIGRATIONS);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    ReleaseStore releaseStore(Database database, InstantSource clock) {
        return new ReleaseStore(database, clock);
    }

    @Produces
    @Singleton
    Publisher publisher(ReleaseStore store, ActiveReleases active, InstantSource clock) {
        return new Publisher(store, active, ServedVariables.among(System.getenv()), clock);
    }

    @Produces
    @Singleton
    Inspection inspection(ReleaseStore store, Publisher publisher) {
        return new Inspection(store, publisher, ServedVariables.among(System.getenv()));
    }

    @Produces
    @Singleton
    DefaultEnvironment defaultEnvironment(EnvironmentDetection detection) {
        return () -> detection.detect(detection.ofProcess()).detection().environment();
    }
}
