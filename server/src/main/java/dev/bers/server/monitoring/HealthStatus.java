package dev.bers.server.monitoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How well something does its work; the worse, the later. */
public enum HealthStatus {
    /** It does all of it. */
    HEALTHY,
    /** It does a part, or does it with old values. */
    DEGRADED,
    /** It does not do it. */
    UNHEALTHY;

    /** The name in JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of two. */
    public HealthStatus and(HealthStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
