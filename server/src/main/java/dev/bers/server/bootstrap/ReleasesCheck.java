package dev.bers.server.bootstrap;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.monitoring.HealthCheck;
import dev.bers.server.monitoring.HealthStatus;
import java.util.List;
import java.util.Map;

/** Whether there is something to read: a release of each environment. */
record ReleasesCheck(ServedConfigurations configurations) implements HealthCheck {

    private static final String NAME = "readiness";

    @Override
    public Checked check() {
        List<EnvironmentName> declared = configurations.declared();
        if (declared.isEmpty()) {
            return new Checked(NAME, HealthStatus.UNHEALTHY, "no environment has a release", Map.of());
        }
        List<String> missing = declared.stream()
                .filter(environment -> !configurations.isReleased(environment))
                .map(EnvironmentName::text)
                .toList();
        return missing.isEmpty()
                ? Checked.healthy(NAME, Map.of("environments", declared.size()))
                : new Checked(
                        NAME,
                        HealthStatus.DEGRADED,
                        "without a release: " + String.join(", ", missing),
                        Map.of("environments", declared.size()));
    }
}
