package dev.bers.server.bootstrap;

import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.monitoring.HealthCheck;
import java.util.Map;

/** Where tenants come from: the documents of the newest release. */
record TenantsCheck(ServedConfigurations configurations) implements HealthCheck {

    @Override
    public Checked check() {
        int tenants = configurations
                .newest()
                .map(release -> release.workspace().documents().tenants().size())
                .orElse(0);
        return Checked.healthy("tenants", Map.of("source", "workspace", "tenants", tenants));
    }
}
