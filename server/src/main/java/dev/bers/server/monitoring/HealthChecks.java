package dev.bers.server.monitoring;

import dev.bers.server.monitoring.HealthCheck.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All checks of a server, its own life first. */
public final class HealthChecks {

    private final List<HealthCheck> checks;

    /** Those of the parts, in the order in which they are told. */
    public HealthChecks(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** What each of them finds now. */
    public List<Checked> all() {
        List<Checked> checked = new ArrayList<>();
        checked.add(Checked.healthy("liveness", Map.of()));
        checks.forEach(check -> checked.add(check.check()));
        return checked;
    }
}
