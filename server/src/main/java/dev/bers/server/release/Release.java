package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an environment runs from some moment on: a revision that was validated and proved isolated for it. Appended, never
 * changed: a rollback is a new release of an old revision.
 *
 * @param environment that runs it
 * @param number of this environment's releases, from 1 without gaps
 * @param revision the number of the revision
 * @param kind how it came to be
 * @param slot where it was put
 * @param origin the release that it repeats ({@code rollback}, {@code switch}: a release of this environment;
 *     {@code promote}: of the other environment); null for the others
 * @param originEnvironment the environment of {@code origin}; null where that is null
 * @param author who released it
 * @param message why; may be empty
 * @param time when, by the clock of the server
 */
public record Release(
        EnvironmentName environment,
        long number,
        long revision,
        Kind kind,
        Slot slot,
        @Nullable Long origin,
        @Nullable EnvironmentName originEnvironment,
        String author,
        String message,
        Instant time) {

    /** How a release came to be. */
    public enum Kind {
        /** The folder was taken over when the store was empty. */
        IMPORT,
        /** Documents were published to it. */
        PUBLISH,
        /** What another environment runs was taken over. */
        PROMOTE,
        /** An earlier release of the same environment is run again. */
        ROLLBACK,
        /** The other slot became the active one. */
        SWITCH;

        /** The name in JSON and in the store. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
