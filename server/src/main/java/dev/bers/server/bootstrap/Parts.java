package dev.bers.server.bootstrap;

import dev.bers.manifest.Manifest;
import dev.bers.problem.ProblemException;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.configuration.ServedVariables;
import dev.bers.server.configuration.Today;
import dev.bers.server.environment.EnvironmentDetection;
import dev.bers.server.http.ServerProblems;
import dev.bers.server.monitoring.HealthChecks;
import dev.bers.server.release.ActiveReleases;
import dev.bers.workspace.folder.ProcessSignals;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Where the parts of the server are put together. */
final class Parts {

    @Produces
    @Singleton
    ActiveReleases activeReleases() {
        return new ActiveReleases();
    }

    @Produces
    @Singleton
    Today today() {
        InstantSource clock = InstantSource.system();
        return () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    ServedConfigurations servedConfigurations(ActiveReleases active, Today today) {
        return new ServedConfigurations(active, ServedVariables.among(System.getenv()), today, System::nanoTime);
    }

    @Produces
    @Singleton
    EnvironmentDetection environmentDetection(ServerConfiguration settings, ServedConfigurations configurations) {
        Path folder = Path.of(settings.workspace());
        return new EnvironmentDetection(
                () -> manifest(configurations), () -> ProcessSignals.gather(folder, System.getenv()), System::nanoTime);
    }

    private static Manifest manifest(ServedConfigurations configurations) {
        return configurations
                .newest()
                .flatMap(release -> release.workspace().manifest())
                .orElseThrow(() -> new ProblemException(ServerProblems.nothingReleased()));
    }

    @Produces
    @Singleton
    HealthChecks healthChecks(ServedConfigurations configurations) {
        return new HealthChecks(List.of(new ReleasesCheck(configurations), new TenantsCheck(configurations)));
    }
}
