package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a running process last told of itself.
 *
 * @param environment that it is of
 * @param id of the process
 * @param application what people call it; empty if it did not say
 * @param tenant whose configuration it uses; null for none
 * @param release the number of the release that it speaks of
 * @param digest of what it uses
 * @param state what it did with the release
 * @param reason why, where it did not apply it; empty if it did not say
 * @param seen when it said so, by the clock of the server
 */
record Client(
        EnvironmentName environment,
        String id,
        String application,
        @Nullable TenantHash tenant,
        long release,
        String digest,
        State state,
        String reason,
        Instant seen) {

    /** UTF-16 units of an identity. */
    static final int ID_LENGTH_MAX = 64;

    /** What a process did with a release. */
    enum State {
        APPLIED,
        REJECTED,
        STALE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How what a process uses differs from what it should use. (CFG-13) */
    enum Drift {
        /** It does not. */
        NONE,
        /** It uses another release than the active one. */
        BEHIND,
        /** It says that it uses the active release, and its values are others. */
        ALTERED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= ID_LENGTH_MAX && text.chars().allMatch(Client::isOfId);
    }

    private static boolean isOfId(int c) {
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return isLetter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    /**
     * How it differs.
     *
     * @param active what it should use; null if there is nothing for its tenant any more
     */
    Drift drift(@Nullable ServedConfiguration active) {
        if (active == null) {
            return Drift.BEHIND;
        }
        if (digest.equals(active.digest())) {
            return Drift.NONE;
        }
        boolean claimsToUseIt =
                state == State.APPLIED && release == active.release().number();
        return claimsToUseIt ? Drift.ALTERED : Drift.BEHIND;
    }

    MappingValue answer(Drift drift) {
        return MappingValue.builder()
                .put("id", id)
                .put("application", ProblemExchange.orNull(application.isEmpty() ? null : application))
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()))
                .put("release", release)
                .put("digest", digest)
                .put("state", state.text())
                .put("reason", ProblemExchange.orNull(reason.isEmpty() ? null : reason))
                .put("seen", seen.toString())
                .put("drift", drift.text())
                .build();
    }
}
