package dev.bers.server.tenant;

import dev.bers.problem.Problem;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the source of tenants is doing.
 *
 * @param address of the source
 * @param status by the last attempt to read from it
 * @param lastSuccess when it last answered; null if it never did
 * @param lastFailure when it last failed to; null if it never did
 * @param problem of the last failure; null if it never failed
 * @param latencyMillis of the last answer; 0 if there was none
 */
public record TenantSourceHealth(
        String address,
        Status status,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable Problem problem,
        long latencyMillis) {

    /** What the last attempt says. */
    public enum Status {
        /** Nobody has asked for anything yet. */
        UNUSED,
        /** It answers. */
        UP,
        /** It does not. */
        DOWN;

        /** The name in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
