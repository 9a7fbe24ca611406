package dev.bers.server.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something whose health can be asked for; quick, and never throwing. */
@FunctionalInterface
public interface HealthCheck {

    /** How it is now. */
    Checked check();

    /**
     * What a check found.
     *
     * @param name of what was checked
     * @param status how it is
     * @param cause why it is not healthy; null if it is
     * @param details what else is worth knowing, by name
     */
    record Checked(
            String name, HealthStatus status, @Nullable String cause, Map<String, Object> details) {

        /** Copies the details. */
        public Checked {
            details = Map.copyOf(details);
        }

        /** Something that does its work. */
        public static Checked healthy(String name, Map<String, Object> details) {
            return new Checked(name, HealthStatus.HEALTHY, null, details);
        }
    }
}
