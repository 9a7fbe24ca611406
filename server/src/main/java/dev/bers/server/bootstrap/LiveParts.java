package dev.bers.server.bootstrap;

import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.live.Clients;
import dev.bers.server.live.LiveUpdates;
import dev.bers.server.live.ReleaseHistory;
import dev.bers.server.live.Subscribers;
import dev.bers.server.release.ActiveReleases;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Where live updates are put together. */
final class LiveParts {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Subscribers subscribers() {
        return new Subscribers();
    }

    @Produces
    @Singleton
    ReleaseHistory releaseHistory() {
        return new ReleaseHistory();
    }

    @Produces
    @Singleton
    Clients clients() {
        return new Clients();
    }

    /** Made at the start, so that no release is missed. */
    @Produces
    @Singleton
    @Startup
    LiveUpdates liveUpdates(
            ActiveReleases active,
            ServedConfigurations configurations,
            Subscribers subscribers,
            ReleaseHistory history) {
        return new LiveUpdates(active, configurations, subscribers, history);
    }

    void close(@Disposes LiveUpdates updates) {
        updates.close();
    }
}
